import { shanghaiDay } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { digestNotice } from '../../lib/mail/digest-notice.ts';
import { obligationsOf } from '../../lib/project/duties.ts';
import { awaitedDue, type Obligation } from '../../lib/project/obligations.ts';
import { mailIdOf, markSuperseded } from '../../lib/store/mail-ledger.ts';
import { loadProject } from '../../lib/store/projects.ts';
import {
  loadReminders,
  type ReminderKey,
  type ReminderRecord,
  reminderKey,
  settleReminder,
} from '../../lib/store/reminders.ts';
import { inParts } from '../in-parts.ts';
import { type Delivered, queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { dropUnowed, sendOnce } from './send-once.ts';

interface DigestDue {
  userId: string;
  today: string;
  reminders: ReminderKey[];
  /** An administrator asked for it, whatever the day. */
  again?: boolean;
}

/** 每日汇总: what waits for one person, in one mail a day, each reminder held against the project as it is now. */
export const handler = queueFunction<DigestDue>(async (event) => {
  const { userId, today, reminders, again } = event.detail;
  const key = `digest:${today}:${userId}`;
  // It waited for the server until the next day: that day's digest carries its reminders.
  if (!again && shanghaiDay(event.time) > today) return markSuperseded(mailIdOf(key), event.time);
  const [person] = (await listPeople()).filter((each) => each.userId === userId && !each.disabledOn);
  const open = (await loadReminders(reminders)).filter(
    ({ status }) => status === 'pending' || (again && status === 'failed'),
  );
  const { held, silenced, superseded } = await judge(person ? open : [], today);
  await settle(person ? silenced : open, 'silenced', event);
  await settle(superseded, 'superseded', event);
  if (!person || held.length === 0) return dropUnowed(event, [], () => key);
  const inMail = held.map((record) => idOf(record));
  const sent = await sendOnce({ key, event, person, notice: digestNotice(held), reminders: inMail });
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

/** Which reminders still hold: the duty is waited for by the day that was reminded of, and no newer step is there. */
async function judge(records: readonly ReminderRecord[], today: string) {
  const duties = await dutiesOf([...new Set(records.map(({ projectId }) => projectId))], today);
  const isWaitedFor = (record: ReminderRecord) => duties.get(dutyKey(record)) === record.due;
  const silenced = records.filter((record) => !isWaitedFor(record));
  const waited = records.filter(isWaitedFor).sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = new Map(waited.map((record) => [dutyKey(record), record]));
  const held = [...newest.values()];
  return { held, silenced, superseded: waited.filter((record) => !held.includes(record)) };
}

const dutyKey = ({ projectId, kind, subject }: Pick<ReminderRecord, 'projectId' | 'kind' | 'subject'>) =>
  `${projectId}#${kind}#${subject}`;

/** The day by which each duty of the projects is waited for now. */
async function dutiesOf(projectIds: readonly string[], today: string): Promise<Map<string, string>> {
  const rules = await askRulesInForce();
  const due = new Map<string, string>();
  await inParts(projectIds, async (projectId) => {
    const loaded = await loadProject(projectId);
    const obligations: Obligation[] = loaded ? obligationsOf(loaded.project, rules, today) : [];
    for (const obligation of obligations) {
      const day = awaitedDue(obligation);
      if (day) due.set(dutyKey({ projectId, ...obligation }), day);
    }
  });
  return due;
}
