import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { type Message, publish } from '../../lib/store/event-bus.ts';
import { pendingUpTo, type ReminderKey, reminderKey } from '../../lib/store/reminders.ts';
import { DIGEST_DUE, DUTIES, PROJECT_ANEW, REMINDERS } from '../../lib/subscriptions.ts';
import { recordReminders } from './record-reminders.ts';

/** What one message can carry: a quarter of a megabyte. The rest waits for the next day. */
const REMINDERS_A_DIGEST = 1000;

/**
 * The daily look at what is due: projects whose duties a new quarter adds to, reminders to record, and then one digest for
 * each person for whom anything waits, of whatever run. The day is the event's, so a missed, late or repeated run does what
 * it should have done: a digest is named by person and day, and what was recorded is not recorded again.
 */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  const today = shanghaiDay(event.time);
  for await (const projects of recordReminders('DUE', today))
    await publish(projects.map(({ projectId }) => anew(projectId, today)));
  const waiting = new Map<string, ReminderKey[]>();
  for await (const records of pendingUpTo(today)) {
    for (const record of records) {
      const keys = waiting.get(record.userId) ?? [];
      waiting.set(record.userId, keys);
      if (keys.length < REMINDERS_A_DIGEST) keys.push(reminderKey(record));
    }
  }
  await publish([...waiting].map(([userId, reminders]) => digest({ userId, today, reminders })));
}

const anew = (projectId: string, today: string): Message => ({
  source: DUTIES,
  detailType: PROJECT_ANEW,
  detail: { projectId, today },
});

const digest = (detail: object): Message => ({ source: REMINDERS, detailType: DIGEST_DUE, detail });
