import type * as z from 'zod/mini';

/**
 * Made when it is first asked for, and then kept. The tables of routes and commands hold some nine hundred parts of schemas and
 * a function uses a handful of them: making them all at import took a quarter of a cold start (docs/benchmarks/cold-start.md).
 *
 * Typed by the whole of `make`: with `() => T`, TypeScript infers nothing from `input: later(…)` inside `command({ … })`.
 */
export const later = <Make extends () => unknown>(make: Make): Make => {
  let made: unknown;
  return (() => {
    made ??= make();
    return made;
  }) as Make;
};

/** What such a schema makes of its input. */
export type Of<Schema extends () => z.ZodMiniType> = z.output<ReturnType<Schema>>;
