import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../calendar/testing.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { contractFilingDue } from './article-16-contract-filing.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { ruleSetWith } from './testing.ts';

const due = (signedOn: string, asOf?: string) =>
  contractFilingDue(signedOn, shippedRuleSets, shippedCalendar, asOf);

/** Counted by hand on the wall calendar. */
test.for([
  ['a plain fortnight', '2024-07-01', '2024-07-15'],
  ['over 国庆节 with two make-up days', '2024-09-25', '2024-10-14'],
  ['signed on a make-up Sunday, which is not counted', '2024-09-29', '2024-10-17'],
  ['signed on a holiday', '2024-10-01', '2024-10-18'],
  ['over 春节 2024, whose eve was worked', '2024-02-08', '2024-02-28'],
  ['over the new year', '2024-12-25', '2025-01-09'],
  ['ending on a make-up Saturday', '2024-09-24', '2024-10-12'],
] as const)('%s: signed %s, filed by %s', ([, signedOn, expected]) => {
  expect(due(signedOn)).toMatchObject({ nominalDue: expected, effectiveDue: expected, provisional: false });
});

test('the neighbour’s five working days, once active', () => {
  const neighbour = ruleSetWith({ contractFilingWorkingDays: 5 });
  expect(contractFilingDue('2024-09-25', [neighbour], shippedCalendar)).toMatchObject({
    effectiveDue: '2024-10-08',
  });
});

test('outside validity it says why, at the end it outlives it', () => {
  expect(due('2020-11-23')).toEqual({ applicable: false, reason: 'BEFORE_RULE' });
  expect(due('2025-11-24')).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
  expect(due('2025-11-23')).toMatchObject({ effectiveDue: '2025-12-05', basisExpired: true });
  expect(due('2024-09-25')).toMatchObject({ basisExpired: false });
  expect(due('2024-09-25', '2025-11-24')).toMatchObject({ basisExpired: true });
});

const inValidity = dayIn('2020-11-24', '2025-11-22');

test('the due day is a working day, not before the nominal one, and never earlier for a later signing', () => {
  fc.assert(
    fc.property(inValidity, (signedOn) => {
      const [first, second] = [due(signedOn), due(addDays(signedOn, 1))];
      if (!first.applicable || !second.applicable) throw new Error('both lie in validity');
      expect(isWorkingDay(first.effectiveDue, shippedCalendar)).toBe(true);
      expect(first.effectiveDue >= first.nominalDue).toBe(true);
      expect(second.effectiveDue >= first.effectiveDue).toBe(true);
    }),
  );
});
