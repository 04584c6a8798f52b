import canonicalize from 'canonicalize';
import type { Calendar } from '../calendar/calendar.ts';
import { currentReminder, nextReminder, type Obligation } from '../project/obligations.ts';
import type { RulesInForce } from '../regulation/rule-sets/in-force.ts';
import { dueShardOf, obligationKey, projectKey } from './keys.ts';
import { put, remove, type TransactItem } from './transaction.ts';

/** An obligation as kept: with how far its reminders have gone. */
export interface ObligationItem {
  obligation: Obligation;
  /** The newest reminder day that has been published. */
  remindedThrough?: string;
  /** When it is to be reminded of next; absent while there is nothing to remind of. */
  remindOn?: string;
}

/** The obligations as they are now. */
interface Projection {
  after: { projectId: string };
  obligations: Obligation[];
  today: string;
  rules: RulesInForce;
}

/** Obligations that are new or changed are put, those that are gone are deleted. */
export function obligationItems(
  before: { obligations: ObligationItem[]; rulesVersion: number } | undefined,
  { after: { projectId }, obligations, today, rules }: Projection,
): TransactItem[] {
  const kept = new Map((before?.obligations ?? []).map((item) => [keyOf(item.obligation), item]));
  const keys = new Set(obligations.map(keyOf));
  const gone = [...kept.keys()].filter((key) => !keys.has(key));
  // Other rules may move a reminder without moving the due day: working days before it are counted anew.
  const sameRules = before?.rulesVersion === rules.version;
  const puts = obligations.flatMap((obligation) => {
    const old = kept.get(keyOf(obligation));
    const item = obligationItem(projectId, obligation, old?.remindedThrough, today, rules.calendar);
    const same = canonicalize(old?.obligation) === canonicalize(obligation);
    return same && (sameRules || old?.remindOn === item.remindOn) ? [] : [put(item)];
  });
  return [...puts, ...gone.map((sk) => remove({ pk: projectKey(projectId), sk }))];
}

const keyOf = ({ kind, subject }: Obligation) => obligationKey(kind, subject);

/** The item of one obligation; in the due index only while a reminder is still to come. */
function obligationItem(
  projectId: string,
  obligation: Obligation,
  remindedThrough: string | undefined,
  today: string,
  calendar: Calendar,
) {
  const reminder = remindedThrough
    ? nextReminder(obligation, remindedThrough, calendar)
    : (currentReminder(obligation, today, calendar) ?? nextReminder(obligation, today, calendar));
  return {
    pk: projectKey(projectId),
    sk: keyOf(obligation),
    projectId,
    obligation,
    ...(remindedThrough ? { remindedThrough } : {}),
    ...(reminder ? { dueShard: dueShardOf(projectId), remindOn: reminder.on } : {}),
  };
}
