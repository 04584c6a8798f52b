import { expect, test } from 'vitest';
import type { DraftFields } from '../../../../../lib/project/project.ts';
import { type DraftText, textOf } from './fields.ts';
import { applied, mergeDraft, pendingOf } from './merge.ts';

const base: DraftFields = {
  name: '智慧校园',
  kind: 'newBuild',
  procurementMode: 'unit',
  goal: '目标',
  budgetFen: 300_000_000,
  yearlySplit: [{ year: 2025, amountFen: 300_000_000 }],
};
const typed = (change: Partial<DraftText>): DraftText => ({ ...textOf(base), ...change });

test('nothing typed, nothing pending', () => {
  expect(pendingOf(base, textOf(base))).toEqual({ patch: {}, invalid: {} });
});

test('spaces around a text are no change', () => {
  expect(pendingOf(base, typed({ goal: ' 目标 ' })).patch).toEqual({});
});

test('the order of keys in a row is no change', () => {
  const stored = { ...base, yearlySplit: [{ amountFen: 300_000_000, year: 2025 }] };
  expect(pendingOf(stored, textOf(base)).patch).toEqual({});
});

test('an amount written otherwise is no change', () => {
  expect(pendingOf(base, typed({ budgetFen: '3,000,000.00' })).patch).toEqual({});
});

test.for<[string, Partial<DraftText>, object]>([
  ['a text', { goal: '新目标' }, { goal: '新目标' }],
  ['an amount', { budgetFen: '3000000.01' }, { budgetFen: 300_000_001 }],
  ['a cleared field', { goal: '' }, { goal: null }],
  ['an emptied list', { yearlySplit: [] }, { yearlySplit: [] }],
])('%s is pending', ([, change, patch]) => {
  expect(pendingOf(base, typed(change)).patch).toEqual(patch);
});

test('half a row and a wrong amount wait, the rest is sent', () => {
  const pending = pendingOf(
    base,
    typed({ goal: '新', budgetFen: '三百万', yearlySplit: [{ year: '2025', amount: '' }] }),
  );
  expect(pending.patch).toEqual({ goal: '新' });
  expect(Object.keys(pending.invalid)).toEqual(['budgetFen', 'yearlySplit']);
});

test('their change of a field I left alone comes in, mine stays', () => {
  const { text, conflicts } = mergeDraft(base, typed({ goal: '我的' }), { ...base, content: '他们的' });
  expect(text).toMatchObject({ goal: '我的', content: '他们的' });
  expect(conflicts).toEqual([]);
});

test('both changed one field: my text stays until a person chooses', () => {
  const { text, conflicts } = mergeDraft(base, typed({ goal: '我的' }), { ...base, goal: '他们的' });
  expect(text.goal).toBe('我的');
  expect(conflicts).toEqual(['goal']);
});

test('both changed it alike: no conflict', () => {
  expect(mergeDraft(base, typed({ goal: '同' }), { ...base, goal: '同' }).conflicts).toEqual([]);
});

test('they cleared what I had changed: a conflict', () => {
  const { goal: _, ...without } = base;
  expect(mergeDraft(base, typed({ goal: '我的' }), without).conflicts).toEqual(['goal']);
});

test('text that cannot be read is never overwritten', () => {
  const { text, conflicts } = mergeDraft(base, typed({ budgetFen: '约300万' }), { ...base, budgetFen: 1 });
  expect(text.budgetFen).toBe('约300万');
  expect(conflicts).toEqual(['budgetFen']);
});

test('a patch taken by the server leaves nothing pending', () => {
  const text = typed({ goal: '', budgetFen: '5', yearlySplit: [] });
  expect(pendingOf(applied(base, pendingOf(base, text).patch), text).patch).toEqual({});
});
