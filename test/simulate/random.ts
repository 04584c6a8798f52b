import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chances of one seed: the same seed, the same city. */
export interface Chances {
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True so many times in a hundred. */
  percent(n: number): boolean;
  /** One of the names, by whole-numbered weight. */
  pick<T extends string>(weights: Record<T, number>): T;
}

/** Seeded by a text: each project and each day draws from its own, so that one more draw here moves nothing there. */
export function chances(seed: string): Chances {
  const generator = xoroshiro128plus(createHash('sha256').update(seed).digest().readInt32BE());
  const between = (low: number, high: number) => uniformInt(generator, low, high);
  return {
    between,
    percent: (n) => between(1, 100) <= n,
    pick: <T extends string>(weights: Record<T, number>) => {
      const names = Object.entries(weights).flatMap(([name, weight]) =>
        Array<T>(weight as number).fill(name as T),
      );
      return names[between(0, names.length - 1)] as T;
    },
  };
}
