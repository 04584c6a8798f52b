import type { Calendar } from '../calendar/calendar.ts';
import { type Day, daysBetween, laterOf } from '../calendar/days.ts';
import { countWorkingDays, isProvisional, nextWorkingDay } from '../calendar/working-days.ts';
import type { NotApplicable } from './article-38-validity.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

export interface Due {
  applicable: true;
  /** What the regulation's period gives. */
  nominalDue: Day;
  /** R4: moved to the next working day. The duty is overdue from the day after. */
  effectiveDue: Day;
  /** The holiday notice of the due day's year is not published yet. */
  provisional: boolean;
  /** R10: the obligation outlives the validity of the rule set it arose under. */
  basisExpired: boolean;
}

export type DueDate = Due | NotApplicable;

/**
 * R4 for one nominal day. There is no clock here, so `basisExpired` is decided from what is given: the due day, and the day
 * the question is asked for (`asOf`: filed, applied, submitted or looked at), whichever is later.
 */
export function dueOn(nominalDue: Day, ruleSet: RuleSet, calendar: Calendar, asOf?: Day): Due {
  const effectiveDue = nextWorkingDay(nominalDue, calendar);
  return {
    applicable: true,
    nominalDue,
    effectiveDue,
    provisional: isProvisional(effectiveDue, calendar),
    basisExpired: laterOf(effectiveDue, asOf ?? effectiveDue) > ruleSet.validThrough,
  };
}

export interface Lateness {
  onTime: boolean;
  lateCalendarDays: number;
  lateWorkingDays: number;
}

/** What is late is accepted and marked late. The due day runs to 24:00, so what is done on it is on time (R1). */
export function lateness(doneOn: Day, effectiveDue: Day, calendar: Calendar): Lateness {
  return {
    onTime: doneOn <= effectiveDue,
    lateCalendarDays: Math.max(0, daysBetween(effectiveDue, doneOn)),
    lateWorkingDays: countWorkingDays(effectiveDue, doneOn, calendar),
  };
}
