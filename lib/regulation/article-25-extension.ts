import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type Day, dayOf, daysBetween } from '../calendar/days.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { type Breach, breach, breachesOf } from './decision.ts';

export const ACCEPTANCE_EVENT_TYPES = [
  'extensionApplied',
  'extensionApproved',
  'extensionRefused',
  'acceptanceApplied',
  'accepted',
] as const;

export type AcceptanceEventType = (typeof ACCEPTANCE_EVENT_TYPES)[number];

export interface AcceptanceEvent {
  /** A day, or an instant. */
  at: string;
  type: AcceptanceEventType;
  /** The new due day, of `extensionApproved`. */
  to?: Day | undefined;
}

interface State {
  due: Day;
  /** Days of the extension applications not decided yet, oldest first. */
  undecided: Day[];
  appliedOn?: Day;
  acceptedOn?: Day;
}

export interface AcceptanceStanding {
  effectiveDue: Day;
  status: 'open' | 'overdue' | 'done' | 'doneLate';
  /** An extension applied for in time is undecided and holds what would be overdue (R9). */
  held: boolean;
  accepted: boolean;
  overdueSince?: Day;
  overdueDays?: number;
}

/**
 * 项目建设单位无法按期验收的,应…提出延期验收申请. Where the duty to apply for acceptance stands at the end of `asOf`: R8, R9, and from R12
 * that an application, even a late one, ends "overdue" from its day.
 */
export function acceptanceStanding(
  due: Day,
  events: readonly AcceptanceEvent[],
  asOf: Day,
  calendar: Calendar,
): AcceptanceStanding {
  const happened = inOrder(events).filter(({ at }) => dayOf(at) <= asOf);
  const state = happened.reduce((before, event) => apply(before, event, calendar), {
    due,
    undecided: [],
  } as State);
  const effectiveDue = state.due;
  // R9: one applied for late holds nothing.
  const held = state.undecided.some((appliedOn) => appliedOn <= effectiveDue);
  const base = { effectiveDue, held, accepted: state.acceptedOn !== undefined };
  if (state.appliedOn !== undefined) {
    return { ...base, status: state.appliedOn > effectiveDue && !held ? 'doneLate' : 'done' };
  }
  if (asOf <= effectiveDue || held) return { ...base, status: 'open' };
  // A refusal brings "overdue" back from the day after the due day, not from the refusal.
  const overdueDays = daysBetween(effectiveDue, asOf);
  return { ...base, status: 'overdue', overdueSince: addDays(effectiveDue, 1), overdueDays };
}

function apply(state: State, { at, type, to }: AcceptanceEvent, calendar: Calendar): State {
  const day = dayOf(at);
  // Decisions name no application: the oldest undecided one is decided.
  const [decided, ...undecided] = state.undecided;
  switch (type) {
    case 'extensionApplied':
      return { ...state, undecided: [...state.undecided, day] };
    case 'extensionRefused':
      return { ...state, undecided };
    case 'extensionApproved':
      return { ...state, undecided, due: extendedDue(state, decided, to, calendar) };
    case 'acceptanceApplied':
      return { ...state, appliedOn: state.appliedOn ?? day };
    case 'accepted':
      return { ...state, appliedOn: state.appliedOn ?? day, acceptedOn: state.acceptedOn ?? day };
  }
}

/** R8: the approved day, moved by R4, replaces the due day, earlier or later; but a late application stays late. */
function extendedDue(state: State, decided: Day | undefined, to: Day | undefined, calendar: Calendar): Day {
  const tooLate = state.appliedOn !== undefined && (decided === undefined || decided > state.due);
  return to === undefined || tooLate ? state.due : nextWorkingDay(to, calendar);
}

/** As it happened, however it is listed. */
export function inOrder(events: readonly AcceptanceEvent[]): AcceptanceEvent[] {
  return events
    .map((event, index) => ({ event, order: `${orderOf(event)} ${String(index).padStart(6, '0')}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ event }) => event);
}

/** An extension is applied for before it is decided, and both before the acceptance, whatever the hour on record. */
const ORDER_IN_DAY: Record<AcceptanceEventType, number> = {
  extensionApplied: 0,
  extensionApproved: 1,
  extensionRefused: 1,
  acceptanceApplied: 2,
  accepted: 3,
};

/** Day, then type, then moment; a day without a time is its end. */
function orderOf({ at, type }: AcceptanceEvent): string {
  const moment = at.length === 10 ? '9' : String(Date.parse(at.toUpperCase())).padStart(15, '0');
  return `${dayOf(at)} ${ORDER_IN_DAY[type]} ${moment}`;
}

/** 延期申请: 拟验收时间、原因、措施. */
export function decideExtensionApplication(facts: {
  currentDue: Day;
  proposedDue: Day;
  reason: string;
  measures: string;
}): Breach[] {
  return breachesOf(
    facts.proposedDue <= facts.currentDue &&
      breach('proposedNotLater', 25, '拟验收时间应晚于现期限', 'proposedDue'),
    facts.reason.trim() === '' && breach('extensionReasonMissing', 25, '请说明延期原因', 'reason'),
    facts.measures.trim() === '' && breach('extensionMeasuresMissing', 25, '请说明保障措施', 'measures'),
  );
}
