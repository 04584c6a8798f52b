import { shippedCalendar } from '../lib/calendar/calendar.ts';
import type { Rules } from '../lib/regulation/rule-sets/rule-set.ts';
import { shippedRuleSets } from '../lib/regulation/rule-sets/shipped.ts';

/** The rule sets and the calendar that decisions are made by. */
export const rulesInForce = (): Rules => ({ ruleSets: shippedRuleSets, calendar: shippedCalendar });
