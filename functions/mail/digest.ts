import { shanghaiDay } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { type DigestItem, digestNotice } from '../../lib/mail/digest-notice.ts';
import { obligationsOf } from '../../lib/project/duties.ts';
import { awaitedDue } from '../../lib/project/obligations.ts';
import type { Person } from '../../lib/project/people.ts';
import { recipientsOf } from '../../lib/project/reminder-recipients.ts';
import { labelOn } from '../../lib/project/reminders.ts';
import type { RulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import { mailIdOf } from '../../lib/store/mail-ledger.ts';
import { loadProject } from '../../lib/store/projects.ts';
import {
  loadReminders,
  type ReminderKey,
  type ReminderRecord,
  reminderKey,
  settleReminder,
} from '../../lib/store/reminders.ts';
import { inParts } from '../in-parts.ts';
import { type Delivered, type Once, queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { letGo, sendOnce } from './send-once.ts';

interface DigestDue {
  userId: string;
  today: string;
  reminders: ReminderKey[];
  /** An administrator asked for it, whatever the day. */
  again?: boolean;
}

/** 每日汇总: what waits for one person, in one mail a day, each reminder held against the project as it is now. */
export const handler = queueFunction<DigestDue>(async (event, once) => {
  const { userId, today, reminders, again } = event.detail;
  const key = `digest:${today}:${userId}`;
  const day = shanghaiDay(event.receivedAt);
  // It waited for the server, or in the queue, until the next day: that day's digest carries its reminders.
  if (!again && day > today) return letGo(key, event);
  const [people, rules] = await Promise.all([once('people', listPeople), once('rules', askRulesInForce)]);
  const person = people.find((each) => each.userId === userId && !each.disabledOn);
  const open = (await loadReminders(reminders)).filter(
    ({ status }) => status === 'pending' || (again && status === 'failed'),
  );
  const { held, silenced, superseded } = await judge(open, { people, rules, day, once });
  await settle(silenced, 'silenced', event);
  await settle(superseded, 'superseded', event);
  if (!person || held.length === 0) return letGo(key, event);
  const notice = digestNotice(held.map((record) => itemOf(record, day, rules)));
  const inMail = held.map((record) => idOf(record));
  const sent = await sendOnce({ key, event, person, notice, once, reminders: inMail });
  const mailId = mailIdOf(key);
  if (sent.outcome === 'sent' || sent.outcome === 'failed') await settle(held, sent.outcome, event, mailId);
  // Killed between the server's answer and the marks: they are made up for. What is not in the mail waits for the next.
  if (sent.outcome === 'settled') {
    const went = new Set(sent.reminders);
    await settle(
      held.filter((record) => went.has(idOf(record))),
      'sent',
      event,
      mailId,
    );
  }
});

const idOf = (record: ReminderRecord) => {
  const { projectId, sk } = reminderKey(record);
  return `${projectId}#${sk}`;
};

const settle = (
  records: readonly ReminderRecord[],
  status: Parameters<typeof settleReminder>[1],
  { time }: Delivered<unknown>,
  mailId?: string,
) => inParts(records, (record) => settleReminder(record, status, time, mailId));

const itemOf = (record: ReminderRecord, day: string, { calendar }: RulesInForce): DigestItem => ({
  ...record,
  label: labelOn(record.step, record.due, day, calendar),
  overdue: record.due < day,
});

/** What a record is held against. */
interface Now {
  people: readonly Person[];
  rules: RulesInForce;
  day: string;
  once: Once;
}

/**
 * Which reminders still hold: the duty is waited for by the day that was reminded of, by the recipient's unit or under their
 * eyes, they still want to know of it, and no newer step is there.
 */
async function judge(records: readonly ReminderRecord[], now: Now) {
  const duties = await dutiesOf([...new Set(records.map(({ projectId }) => projectId))], now);
  const isWaitedFor = (record: ReminderRecord) => {
    const duty = duties.get(dutyKey(record));
    if (duty?.due !== record.due) return false;
    const { kind, step, userId } = record;
    const recipients = recipientsOf({ kind, step, unitId: duty.unitId }, now.people, now.day);
    return recipients.some(({ person }) => person.userId === userId);
  };
  const waited = records.filter(isWaitedFor).sort((a, b) => (a.day < b.day ? -1 : 1));
  // Of each duty its newest step.
  const held = new Set(new Map(waited.map((record) => [dutyKey(record), record])).values());
  const superseded = waited.filter((record) => !held.has(record));
  const open = new Set(waited);
  return { held: [...held], silenced: records.filter((record) => !open.has(record)), superseded };
}

const dutyKey = ({ projectId, kind, subject }: Pick<ReminderRecord, 'projectId' | 'kind' | 'subject'>) =>
  `${projectId}#${kind}#${subject}`;

/** A duty that is waited for. */
interface Awaited {
  key: string;
  due: string;
  unitId: string;
}

/** The day by which each duty of the projects is waited for now, and of which unit. */
async function dutiesOf(projectIds: readonly string[], { rules, day, once }: Now) {
  const duties = new Map<string, Awaited>();
  await inParts(projectIds, async (projectId) => {
    const awaited = await once(`duties ${projectId} ${day}`, () => awaitedOf(projectId, rules, day));
    for (const duty of awaited) duties.set(duty.key, duty);
  });
  return duties;
}

async function awaitedOf(projectId: string, rules: RulesInForce, day: string): Promise<Awaited[]> {
  const project = (await loadProject(projectId))?.project;
  if (!project) return [];
  return obligationsOf(project, rules, day).flatMap((obligation) => {
    const due = awaitedDue(obligation);
    return due ? [{ key: dutyKey({ projectId, ...obligation }), due, unitId: project.unitId }] : [];
  });
}
