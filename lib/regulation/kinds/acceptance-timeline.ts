import * as z from 'zod/mini';
import type { Calendar } from '../../calendar/calendar.ts';
import { type Day, dayOf, laterOf } from '../../calendar/days.ts';
import { later } from '../../later.ts';
import { acceptanceDueUnder } from '../article-22-acceptance-application.ts';
import {
  ACCEPTANCE_EVENT_TYPES,
  type AcceptanceEvent,
  type AcceptanceStanding,
  acceptanceStanding,
  inOrder,
} from '../article-25-extension.ts';
import { fundGate } from '../article-25-fund-gate.ts';
import { governing } from '../article-38-validity.ts';
import type { FundGateMode } from '../rule-sets/rule-set.ts';
import { basis, cautions, dated, movedDue } from './explain.ts';
import { at, day, dayOrInstant, MAX_DAYS } from './fields.ts';
import { ruleKind } from './kind.ts';

const event = later(() =>
  z
    .strictObject({ at: dayOrInstant(), type: z.enum(ACCEPTANCE_EVENT_TYPES), to: z.optional(day()) })
    .check(
      z.refine(
        (e) => e.type !== 'extensionApproved' || e.to !== undefined,
        at('to', '批准延期须给出新的期限 to'),
      ),
    ),
);

export const acceptanceTimeline = ruleKind({
  title: '验收、延期与资金',
  article: 25,
  readings: ['R1', 'R2', 'R3', 'R4', 'R8', 'R9', 'R10', 'R12'],
  input: later(() =>
    z
      .strictObject({
        completedOn: day(),
        events: z.array(event()).check(z.maxLength(MAX_DAYS)),
        asOf: z.array(day()).check(z.minLength(1), z.maxLength(MAX_DAYS)),
      })
      .check(
        z.refine(
          ({ completedOn, events }) =>
            events.every((e) => e.type.startsWith('extension') || dayOf(e.at) >= completedOn),
          at('events', '验收申请和验收不能早于项目完成'),
        ),
      ),
  ),
  answer({ completedOn, events, asOf }, rules) {
    const { ruleSets, calendar } = rules;
    const found = governing(ruleSets, completedOn);
    const grounds = basis('项目完成日', completedOn, rules);
    if (!found.applicable) return { ...found, explanation: [grounds] };
    const due = acceptanceDueUnder(found.ruleSet, completedOn, calendar, laterOf('', ...asOf));
    const { fundGate: mode } = found.ruleSet.parameters;
    const timeline: Timeline = { completedOn, due: due.effectiveDue, events, calendar, mode };
    const checked = asOf.map((on) => ({
      on,
      standing: acceptanceStanding(timeline.due, events, on, calendar),
    }));
    return {
      ...due,
      checks: checked.map(({ on, standing }) => check(on, standing, timeline)),
      explanation: [
        grounds,
        ...movedDue(due, calendar),
        ...eventLines(events),
        ...checked.map(({ on, standing }) => standingLine(on, standing)),
        ...cautions(due),
      ],
    };
  },
});

interface Timeline {
  completedOn: Day;
  due: Day;
  events: readonly AcceptanceEvent[];
  calendar: Calendar;
  mode: FundGateMode;
}

function check(on: Day, standing: AcceptanceStanding, { completedOn, mode }: Timeline) {
  const { effectiveDue, status, overdueSince, overdueDays, accepted } = standing;
  const overdue = status === 'overdue';
  return {
    asOf: on,
    effectiveDue,
    status,
    overdue,
    ...(overdue ? { overdueSince, overdueDays } : {}),
    funds: fundGate({ completed: on >= completedOn, accepted, acceptanceOverdue: overdue }, mode),
  };
}

const EVENT_NAMES: Record<AcceptanceEvent['type'], string> = {
  extensionApplied: '提出延期申请',
  extensionApproved: '批准延期',
  extensionRefused: '不予延期',
  acceptanceApplied: '提出竣工验收申请',
  accepted: '通过竣工验收',
};

function eventLines(events: readonly AcceptanceEvent[]): string[] {
  return inOrder(events).map(({ at, type, to }) => {
    const line = `${dated(dayOf(at))} ${EVENT_NAMES[type]}`;
    if (to === undefined) return line;
    return type === 'extensionApproved' ? `${line}至 ${dated(to)}(R8)` : `${line},拟延至 ${dated(to)}`;
  });
}

function standingLine(
  on: Day,
  { effectiveDue, status, held, overdueSince, overdueDays }: AcceptanceStanding,
): string {
  const names = {
    open: held && on > effectiveDue ? '期限已到,但按期提出的延期申请未决,不算逾期(R9)' : '期限未到',
    overdue: `逾期,自 ${overdueSince} 起,已${overdueDays}天`,
    done: '已按期提出验收申请',
    doneLate: '已提出验收申请,逾期提出的记录保留(R12)',
  };
  return `截至 ${dated(on)} 24:00:期限 ${effectiveDue},${names[status]}`;
}
