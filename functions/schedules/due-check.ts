import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { currentReminder } from '../../lib/project/obligations.ts';
import { type DueItem, dueUpTo, markReminded } from '../../lib/store/due-index.ts';
import { type Message, publish } from '../../lib/store/event-bus.ts';
import { REMINDERS } from '../../lib/subscriptions.ts';
import { rulesInForce } from '../rules-in-force.ts';

/**
 * The daily look at what is due. The day is the event's, so a missed, late or repeated run does what it should have done.
 * Published first, moved on afterwards: killed in between, the next run publishes again and the mail ledger sends once.
 */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  const today = shanghaiDay(event.time);
  const { calendar } = rulesInForce();
  for await (const items of dueUpTo(today)) {
    await publish(items.flatMap((item) => reminderOf(item, today)));
    await Promise.all(items.map((item) => markReminded(item, today, calendar)));
  }
}

function reminderOf({ projectId, obligation }: DueItem, today: string): Message[] {
  const reminder = currentReminder(obligation, today, rulesInForce().calendar);
  if (!reminder) return [];
  const { kind, subject } = obligation;
  const detail = { projectId, kind, subject, offset: reminder.offset, today };
  return [{ source: REMINDERS, detailType: 'reminderDue', detail }];
}
