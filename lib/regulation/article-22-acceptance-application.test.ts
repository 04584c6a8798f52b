import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../calendar/testing.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import {
  acceptanceApplicationDue,
  decideAcceptanceApplication,
  projectCompletedOn,
} from './article-22-acceptance-application.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { codes, ruleSetWith } from './testing.ts';

const due = (completedOn: string, asOf?: string) =>
  acceptanceApplicationDue(completedOn, shippedRuleSets, shippedCalendar, asOf);

test.for([
  ['a working day', '2024-03-11', '2024-06-11', '2024-06-11'],
  ['a Saturday before 端午节', '2024-03-08', '2024-06-08', '2024-06-11'],
  ['no such day in February', '2023-11-30', '2024-02-29', '2024-02-29'],
  ['a make-up Sunday', '2024-06-29', '2024-09-29', '2024-09-29'],
  ['over the new year', '2023-09-30', '2023-12-30', '2024-01-02'],
] as const)('%s: completed %s', ([, completedOn, nominalDue, effectiveDue]) => {
  expect(due(completedOn)).toMatchObject({ nominalDue, effectiveDue });
});

test('validity', () => {
  expect(due('2020-11-23')).toEqual({ applicable: false, reason: 'BEFORE_RULE' });
  expect(due('2025-11-24')).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
  expect(due('2025-11-23')).toMatchObject({ effectiveDue: '2026-02-24', basisExpired: true });
  expect(due('2024-03-11', '2025-11-24')).toMatchObject({ basisExpired: true });
});

test('the months are the rule set’s', () => {
  const six = ruleSetWith({ acceptanceMonths: 6 });
  expect(acceptanceApplicationDue('2024-03-11', [six], shippedCalendar)).toMatchObject({
    nominalDue: '2024-09-11',
  });
});

test('R11: the last contract completes the project', () => {
  expect(projectCompletedOn(['2024-03-08', '2024-01-01', '2023-12-31'])).toBe('2024-03-08');
  expect(projectCompletedOn(['2024-03-08', undefined])).toBeUndefined();
  expect(projectCompletedOn([])).toBeUndefined();
});

test('an application needs its report and no open change', () => {
  expect(codes(decideAcceptanceApplication({ reportAvailable: true, openChanges: 0 }))).toEqual([]);
  expect(codes(decideAcceptanceApplication({ reportAvailable: false, openChanges: 1 }))).toEqual([
    'acceptanceReportMissing',
    'changeOpen',
  ]);
});

test('the due day is a working day, not before the nominal one, and never earlier for a later completion', () => {
  fc.assert(
    fc.property(dayIn('2020-11-24', '2025-11-22'), (completedOn) => {
      const [first, second] = [due(completedOn), due(addDays(completedOn, 1))];
      if (!first.applicable || !second.applicable) throw new Error('both lie in validity');
      expect(isWorkingDay(first.effectiveDue, shippedCalendar)).toBe(true);
      expect(first.effectiveDue >= first.nominalDue).toBe(true);
      expect(second.effectiveDue >= first.effectiveDue).toBe(true);
    }),
  );
});
