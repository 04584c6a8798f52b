import { expect, test } from 'vitest';
import * as real from 'zod/mini';
import * as lazy from './lazy-zod.ts';

/** What the product's own schemas are made of, by either. */
const shapes = (z: typeof lazy) => {
  const fen = z.int({ error: '应为整数' }).check(z.minimum(0, '不得为负数'), z.maximum(10));
  const day = z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, '日期'))
    .register(z.globalRegistry, { description: '日期' });
  const line = z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(3)), fen });
  const kind = z.enum(['filing', 'change']);
  const body = z
    .strictObject({
      lines: z.array(line),
      on: z.optional(day),
      kind,
      basis: z.nullable(z.literal('province')),
    })
    .check(z.refine(({ lines }) => lines.length > 0, { error: '至少一行', path: ['lines'] }));
  return z.union([
    z.extend(z.omit(z.strictObject({ a: kind, b: fen }), { b: true }), { c: z._default(z.boolean(), true) }),
    z.pick(z.object({ lines: z.array(line), more: z.record(z.string(), z.unknown()) }), { lines: true }),
    body,
  ]);
};

test.for<[string, unknown]>([
  ['right', { lines: [{ name: ' 甲 ', fen: 3 }], on: '2025-01-01', kind: 'filing', basis: null }],
  ['right, the first', { a: 'change' }],
  ['too long, negative', { lines: [{ name: '甲乙丙丁', fen: -1 }], kind: 'filing', basis: null }],
  ['unknown field', { lines: [], kind: 'filing', basis: null, other: 1 }],
  ['no line', { lines: [], kind: 'filing', basis: null }],
  ['no object', 7],
])('%s: parsed as zod itself parses it', ([, value]) => {
  const [expected, found] = [shapes(real), shapes(lazy)].map((schema) => real.safeParse(schema, value));
  expect(found?.data).toEqual(expected?.data);
  expect(found?.error?.issues).toEqual(expected?.error?.issues);
});

test('told as JSON Schema, registered words too', () => {
  expect(lazy.toJSONSchema(shapes(lazy))).toEqual(real.toJSONSchema(shapes(real)));
  const day = lazy.string().register(lazy.globalRegistry, { description: '日期' });
  expect(lazy.toJSONSchema(day)).toMatchObject({ description: '日期' });
});

test('made at first use, once', () => {
  let reads = 0;
  const values = Object.defineProperty({}, 'a', {
    enumerable: true,
    get: () => {
      reads += 1;
      return 'a';
    },
  }) as { a: 'a' };
  const schema = lazy.strictObject({ kind: lazy.optional(lazy.enum(values)) });
  expect(reads).toBe(0);
  expect(real.safeParse(schema, { kind: 'a' }).success).toBe(true);
  const once = reads;
  real.safeParse(schema, { kind: 'a' });
  expect([once > 0, reads]).toEqual([true, once]);
});
