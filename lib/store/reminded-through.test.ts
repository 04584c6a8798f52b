import { expect, test } from 'vitest';
import type { Obligation } from '../project/obligations.ts';
import { nothingLoaded, rulesInForce } from '../regulation/rule-sets/in-force.ts';
import { type ObligationItem, obligationItems } from './obligation-items.ts';

process.env.TABLE_NAME = 'test';
const rules = rulesInForce(nothingLoaded);
const after = {
  ...{ projectId: 'p1', unitId: 'edu', unitName: '教育局', filingNumber: '370782-2025-001' },
  fields: { name: '智慧教育' } as never,
};
const about = { unitId: 'edu', unitName: '教育局', projectName: '智慧教育', filingNumber: '370782-2025-001' };
const due = {
  ...{ applicable: true as const, provisional: false, basisExpired: false },
  ...{ nominalDue: '2025-08-01', effectiveDue: '2025-08-01' },
};
/** Due on Friday 2025-08-01; steps of it on 07-23 (7), 07-29 (3), 07-31 (1), 08-01 (0), 08-08 (-1), 08-15 (-2). */
const duty = (more: Partial<Obligation> = {}): Obligation => ({
  ...{ kind: 'acceptanceApplication', subject: 'acceptance', title: '竣工验收申请', article: 22 },
  triggerOn: '2025-05-01',
  due,
  ...more,
});

/** When the duty is reminded of next, once a command has left it as `now`; null where it is not, undefined where nothing is written. */
function remindOn(before: Partial<ObligationItem>, now: Obligation, today: string) {
  const old = { obligation: duty(), about, ...before };
  const [item] = obligationItems(
    { obligations: [old], rulesVersion: rules.version },
    { after, obligations: [now], today, rules },
  );
  return item && ((item.Put?.Item?.remindOn as string | undefined) ?? null);
}

test.for<[string, Partial<ObligationItem>, Obligation, string, string | null | undefined]>([
  ['nothing changed', { remindedThrough: '2025-07-29' }, duty(), '2025-07-30', undefined],
  // At seven in the morning of a step's day: the run at eight finds it.
  [
    'changed before the run of its day',
    { remindedThrough: '2025-07-24' },
    duty({ title: '验收' }),
    '2025-07-29',
    '2025-07-29',
  ],
  [
    'changed after the run of its day',
    { remindedThrough: '2025-07-29' },
    duty({ title: '验收' }),
    '2025-07-29',
    '2025-07-31',
  ],
  ['an extension applied for', { remindedThrough: '2025-07-29' }, duty({ held: true }), '2025-07-30', null],
  // The steps of 07-31 and 08-01 lie behind: the next run tells of the week that has come meanwhile.
  [
    'an extension refused after the due day',
    { obligation: duty({ held: true }), remindedThrough: '2025-07-29' },
    duty(),
    '2025-08-11',
    '2025-07-31',
  ],
  // Another due day, whose thirty working days had begun on 07-18: the next run tells of it, whatever was told of the old one.
  [
    'an extension granted',
    { obligation: duty({ held: true }), remindedThrough: '2025-07-29' },
    duty({ due: { ...due, effectiveDue: '2025-08-29' } }),
    '2025-07-31',
    '2025-07-18',
  ],
  ['met', { remindedThrough: '2025-07-29' }, duty({ doneOn: '2025-07-30' }), '2025-07-30', null],
])('%s', ([, before, now, today, expected]) => {
  expect(remindOn(before, now, today)).toBe(expected);
});

test('a unit that took the project over is the one that the next run tells', () => {
  const taken = { ...after, unitId: 'health', unitName: '卫健局' };
  const [item] = obligationItems(
    {
      obligations: [{ obligation: duty(), about, remindedThrough: '2025-07-24' }],
      rulesVersion: rules.version,
    },
    { after: taken, obligations: [duty()], today: '2025-07-25', rules },
  );
  expect(item?.Put?.Item).toMatchObject({ about: { unitId: 'health' }, remindOn: '2025-07-29' });
});
