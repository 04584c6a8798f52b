import type { EventBridgeEvent } from 'aws-lambda';
import type { Calendar } from '../../lib/calendar/calendar.ts';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { currentReminder } from '../../lib/project/obligations.ts';
import { type DueItem, dueUpTo, isReminder, markReminded } from '../../lib/store/due-index.ts';
import { type Message, publish } from '../../lib/store/event-bus.ts';
import { DUTIES, PROJECT_ANEW, REMINDERS } from '../../lib/subscriptions.ts';
import { askRulesInForce } from '../rules-in-force.ts';

/**
 * The daily look at what is due: reminders, and projects whose duties a new quarter adds to. The day is the event's, so a
 * missed, late or repeated run does what it should have done. Published first, moved on afterwards: killed in between, the
 * next run publishes again and the mail ledger sends once. A project is moved on by what projects it anew.
 */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  const today = shanghaiDay(event.time);
  const { calendar } = await askRulesInForce();
  for await (const items of dueUpTo(today)) {
    await publish(items.flatMap((item) => messageOf(item, today, calendar)));
    await Promise.all(items.filter(isReminder).map((item) => markReminded(item, today, calendar)));
  }
}

function messageOf(item: DueItem, today: string, calendar: Calendar): Message[] {
  const { projectId } = item;
  if (!isReminder(item)) return [{ source: DUTIES, detailType: PROJECT_ANEW, detail: { projectId, today } }];
  const reminder = currentReminder(item.obligation, today, calendar);
  if (!reminder) return [];
  const { kind, subject } = item.obligation;
  const detail = { projectId, kind, subject, offset: reminder.offset, today };
  return [{ source: REMINDERS, detailType: 'reminderDue', detail }];
}
