import canonicalize from 'canonicalize';
import type { Calendar } from '../calendar/calendar.ts';
import type { Obligation } from '../project/obligations.ts';
import type { Project } from '../project/project.ts';
import { currentReminder, nextReminder, type Round, roundOf } from '../project/reminders.ts';
import type { RulesInForce } from '../regulation/rule-sets/in-force.ts';
import { type DueList, dueShardOf, obligationKey, projectKey } from './keys.ts';
import { put, remove, type TransactItem } from './transaction.ts';

/** An obligation as kept: with how far its reminders have gone. */
export interface ObligationItem {
  obligation: Obligation;
  about: DutyOf;
  /** The newest reminder day that has been published. */
  remindedThrough?: string;
  /** When it is to be reminded of next; absent while there is nothing to remind of. */
  remindOn?: string;
}

/** Whose duty it is: what a reminder says of the project, so that a run reads no project. */
export interface DutyOf {
  unitId: string;
  unitName: string;
  projectName: string;
  filingNumber: string;
}

const dueListOf: Record<Round, DueList> = { due: 'DUE', quarter: 'QUARTER', window: 'WINDOW' };

/** The obligations as they are now. */
interface Projection {
  after: Pick<Project, 'projectId' | 'unitId' | 'unitName' | 'filingNumber' | 'fields'>;
  obligations: Obligation[];
  today: string;
  rules: RulesInForce;
}

/** Obligations that are new or changed are put, those that are gone are deleted. */
export function obligationItems(
  before: { obligations: ObligationItem[]; rulesVersion: number } | undefined,
  { after, obligations, today, rules }: Projection,
): TransactItem[] {
  const { projectId, unitId, unitName, filingNumber, fields } = after;
  const about = { unitId, unitName, projectName: fields.name, filingNumber };
  const kept = new Map((before?.obligations ?? []).map((item) => [keyOf(item.obligation), item]));
  const keys = new Set(obligations.map(keyOf));
  const gone = [...kept.keys()].filter((key) => !keys.has(key));
  // Other rules may move a reminder without moving the due day: working days before it are counted anew.
  const sameRules = before?.rulesVersion === rules.version;
  const puts = obligations.flatMap((obligation) => {
    const old = kept.get(keyOf(obligation));
    const reminded = remindedOf(old, obligation);
    const item = obligationItem(projectId, { obligation, about, ...reminded }, today, rules.calendar);
    const same = canonicalize([old?.obligation, old?.about]) === canonicalize([obligation, about]);
    return same && (sameRules || old?.remindOn === item.remindOn) ? [] : [put(item)];
  });
  return [...puts, ...gone.map((sk) => remove({ pk: projectKey(projectId), sk }))];
}

/** How far the reminders of this due day have gone: another one is reminded of anew (docs/adr/0011: a step has its due day in its name). */
const remindedOf = (old: ObligationItem | undefined, { due }: Obligation) =>
  old?.remindedThrough && dayOf(old.obligation.due) === dayOf(due)
    ? { remindedThrough: old.remindedThrough }
    : {};

const dayOf = (due: Obligation['due']) => (due?.applicable ? due.effectiveDue : undefined);

const keyOf = ({ kind, subject }: Obligation) => obligationKey(kind, subject);

/** The item of one obligation; in the due index only while a reminder is still to come. */
function obligationItem(
  projectId: string,
  { obligation, about, remindedThrough }: Omit<ObligationItem, 'remindOn'>,
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
    about,
    ...(remindedThrough ? { remindedThrough } : {}),
    ...(reminder
      ? { dueShard: dueShardOf(dueListOf[roundOf(obligation.kind)], projectId), remindOn: reminder.on }
      : {}),
  };
}
