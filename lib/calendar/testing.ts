import fc from 'fast-check';
import { type Day, dayFromNumber, dayNumber } from './days.ts';

/** Arbitrary days for property tests. */
export function dayIn(from: Day, to: Day): fc.Arbitrary<Day> {
  return fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayFromNumber);
}

export const anyDay = dayIn('2000-01-01', '2099-12-31');
