import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../calendar/testing.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import {
  decideSelfEvaluation,
  evaluationBase,
  fundingNotes,
  selfEvaluationWindow,
} from './article-27-self-evaluation.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { codes, ruleSetWith } from './testing.ts';

const window = (acceptedOn: string | null, inUseOn: string | null, asOf?: string) =>
  selfEvaluationWindow({ acceptedOn, inUseOn }, shippedRuleSets, shippedCalendar, asOf);

test('R6: the later of acceptance and use', () => {
  expect(evaluationBase({ acceptedOn: '2023-01-10', inUseOn: '2023-02-01' })).toBe('2023-02-01');
  expect(evaluationBase({ acceptedOn: '2023-02-01', inUseOn: '2023-01-10' })).toBe('2023-02-01');
  expect(evaluationBase({ acceptedOn: '2023-02-01', inUseOn: null })).toBeNull();
  expect(evaluationBase({ acceptedOn: null, inUseOn: '2023-02-01' })).toBeNull();
});

test.for([
  [
    'the end moves over 国庆节, the opening on a holiday does not',
    '2022-10-05',
    '2023-10-05',
    '2024-10-05',
    '2024-10-08',
  ],
  ['29 February', '2024-02-29', '2025-02-28', '2026-02-28', '2026-02-28'],
  ['a working day', '2022-07-01', '2023-07-01', '2024-07-01', '2024-07-01'],
] as const)('%s: base %s', ([, base, opensOn, nominalDue, effectiveDue]) => {
  expect(window(base, base)).toMatchObject({ base, opensOn, nominalDue, effectiveDue });
});

test.for([
  ['accepted before the rule, used after', '2020-11-23', '2021-01-01', 'BEFORE_RULE'],
  ['accepted before the rule, not used', '2020-11-23', null, 'BEFORE_RULE'],
  ['used after validity', '2025-11-01', '2025-11-24', 'NO_RULE_IN_FORCE'],
  ['accepted after validity, not used', '2025-11-24', null, 'NO_RULE_IN_FORCE'],
] as const)('%s', ([, acceptedOn, inUseOn, reason]) => {
  expect(window(acceptedOn, inUseOn)).toEqual({ applicable: false, reason });
});

test.for([
  ['accepted on the first day, in use before', '2020-11-24', '2020-01-01', '2020-11-24'],
  ['in use on the last day of validity', '2025-11-01', '2025-11-23', '2025-11-23'],
] as const)('%s', ([, acceptedOn, inUseOn, base]) => {
  expect(window(acceptedOn, inUseOn)).toMatchObject({ applicable: true, base });
});

test.for([
  ['not in use', '2024-01-10', null, undefined, false],
  ['not accepted', null, '2024-01-10', undefined, false],
  ['neither', null, null, undefined, false],
  ['accepted on the last day', '2025-11-23', null, undefined, false],
  ['looked at on the last day', '2024-01-10', null, '2025-11-23', false],
  ['looked at after validity', '2024-01-10', null, '2025-11-24', true],
  ['in use after validity, not accepted', null, '2025-11-24', undefined, true],
] as const)('waiting for the base, %s', ([, acceptedOn, inUseOn, asOf, basisExpired]) => {
  expect(window(acceptedOn, inUseOn, asOf)).toEqual({ applicable: true, base: null, basisExpired });
});

test('without any rule set nothing can be waited for', () => {
  const none = selfEvaluationWindow({ acceptedOn: '2024-01-10', inUseOn: null }, [], shippedCalendar);
  expect(none).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
});

test('the window is the rule set’s', () => {
  const shorter = ruleSetWith({ evaluationFromMonths: 6, evaluationToMonths: 18 });
  const found = selfEvaluationWindow(
    { acceptedOn: '2023-01-10', inUseOn: '2023-01-10' },
    [shorter],
    shippedCalendar,
  );
  expect(found).toMatchObject({ opensOn: '2023-07-10', nominalDue: '2024-07-10' });
});

test('a window outlives its basis', () => {
  expect(window('2023-11-21', '2023-11-21')).toMatchObject({
    effectiveDue: '2025-11-21',
    basisExpired: false,
  });
  expect(window('2023-11-21', '2023-11-21', '2025-11-24')).toMatchObject({ basisExpired: true });
  expect(window('2023-11-24', '2023-11-24')).toMatchObject({
    effectiveDue: '2025-11-24',
    basisExpired: true,
  });
});

test('before the window opens a report is refused', () => {
  const decide = (submittedOn: string, opensOn: string | null) =>
    codes(decideSelfEvaluation({ submittedOn, opensOn }));
  expect(decide('2024-07-09', '2024-07-10')).toEqual(['tooEarly']);
  expect(decide('2024-07-10', '2024-07-10')).toEqual([]);
  expect(decide('2024-07-11', '2024-07-10')).toEqual([]);
  expect(decide('2024-07-11', null)).toEqual(['tooEarly']);
});

test('a performance grade is shown where money is next asked for', () => {
  expect(fundingNotes([{ projectName: '城市大脑', grade: 'poor' }])).toEqual([
    '《城市大脑》绩效评价结果:差(第二十七条)',
  ]);
  const grades = (['excellent', 'good', 'fair'] as const).map(
    (grade) => fundingNotes([{ projectName: '甲', grade }])[0],
  );
  expect(grades.map((note) => note?.at(-8))).toEqual(['优', '良', '中']);
});

test('the end is a working day, not before the nominal one, after the opening, and never earlier for a later base', () => {
  fc.assert(
    fc.property(dayIn('2020-11-24', '2025-11-22'), (base) => {
      const [first, second] = [window(base, base), window(addDays(base, 1), base)];
      if (!('opensOn' in first) || !('opensOn' in second)) throw new Error('both lie in validity');
      expect(isWorkingDay(first.effectiveDue, shippedCalendar)).toBe(true);
      expect(first.effectiveDue >= first.nominalDue && first.nominalDue > first.opensOn).toBe(true);
      expect(second.effectiveDue >= first.effectiveDue && second.opensOn >= first.opensOn).toBe(true);
    }),
  );
});
