import * as real from 'zod/mini';

export * from 'zod/mini';

/*
 * zod/mini, whose schemas are made when they are first used. The tables of routes and commands hold some nine hundred parts of
 * schemas and a function uses a handful of them: making them all at import took a quarter of a cold start
 * (docs/benchmarks/cold-start.md). Same names, same types; a schema that is made holds only made ones.
 */

type Maker = (...args: never[]) => object;
type AnyMaker = (...args: unknown[]) => object;

/** What stands for a schema until it is made, and how it is made. */
const makers = new WeakMap<object, () => object>();

/** Methods that answer another schema, or this one once something has been said of it. */
const CHAINED = new Set<string | symbol>(['check', 'register']);

function later(make: () => object): object {
  let made: object | undefined;
  const schema = () => {
    made ??= make();
    return made;
  };
  const standIn = new Proxy(
    {},
    {
      get: (_, key) =>
        CHAINED.has(key)
          ? (...args: unknown[]) => later(() => Reflect.get(schema(), key)(...args.map(madeOf)))
          : Reflect.get(schema(), key),
      has: (_, key) => Reflect.has(schema(), key),
      set: (_, key, value) => Reflect.set(schema(), key, value),
    },
  );
  makers.set(standIn, schema);
  return standIn;
}

/** A value with each stand-in in it made: an argument of a schema, a list of them, or a shape. */
function madeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const maker = makers.get(value);
  if (maker) return maker();
  if (Array.isArray(value)) return value.map(madeOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, madeOf(each)]));
}

const lazily = <F extends Maker>(make: F): F =>
  ((...args: unknown[]) => later(() => (make as unknown as AnyMaker)(...args.map(madeOf)))) as unknown as F;

export const string = /* @__PURE__ */ lazily(real.string);
export const number = /* @__PURE__ */ lazily(real.number);
export const int = /* @__PURE__ */ lazily(real.int);
export const boolean = /* @__PURE__ */ lazily(real.boolean);
export const unknown = /* @__PURE__ */ lazily(real.unknown);
export const literal = /* @__PURE__ */ lazily(real.literal);
const enumeration = /* @__PURE__ */ lazily(real.enum);

export { enumeration as enum };
export const object = /* @__PURE__ */ lazily(real.object);
export const strictObject = /* @__PURE__ */ lazily(real.strictObject);
export const array = /* @__PURE__ */ lazily(real.array);
export const discriminatedUnion = /* @__PURE__ */ lazily(real.discriminatedUnion);
export const optional = /* @__PURE__ */ lazily(real.optional);
export const nullable = /* @__PURE__ */ lazily(real.nullable);
export const nullish = /* @__PURE__ */ lazily(real.nullish);
export const _default = /* @__PURE__ */ lazily(real._default);
export const extend = /* @__PURE__ */ lazily(real.extend);
export const pick = /* @__PURE__ */ lazily(real.pick);
export const omit = /* @__PURE__ */ lazily(real.omit);

export const email = /* @__PURE__ */ lazily(real.email);
export const refine = /* @__PURE__ */ lazily(real.refine);
export const regex = /* @__PURE__ */ lazily(real.regex);
export const minLength = /* @__PURE__ */ lazily(real.minLength);
export const maxLength = /* @__PURE__ */ lazily(real.maxLength);
export const minimum = /* @__PURE__ */ lazily(real.minimum);
export const maximum = /* @__PURE__ */ lazily(real.maximum);
export const gte = /* @__PURE__ */ lazily(real.gte);
export const lte = /* @__PURE__ */ lazily(real.lte);
export const positive = /* @__PURE__ */ lazily(real.positive);
export const trim = /* @__PURE__ */ lazily(real.trim);

/** What is registered of a schema is kept under the schema itself. */
export const toJSONSchema = ((schema: unknown, ...rest: unknown[]) =>
  (real.toJSONSchema as unknown as AnyMaker)(madeOf(schema), ...rest)) as unknown as typeof real.toJSONSchema;
