import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { recordReminders } from './record-reminders.ts';

/**
 * The windows of self-evaluation: opened, half over, the last ninety days, the end; the re-tests of 等级保护 and the next 密评. Records only:
 * `due-check` sends it in the day's digest.
 */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  await Array.fromAsync(recordReminders('WINDOW', shanghaiDay(event.time)));
}
