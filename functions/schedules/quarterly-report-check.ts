import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { recordReminders } from './record-reminders.ts';

/**
 * The quarters' round: opens it and asks the units, reminds on the last working day before the quarter's end, and lists to
 * finance, audit and the bureau who is missing after it. Records only: `due-check` sends it in the day's digest.
 */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  await Array.fromAsync(recordReminders('QUARTER', shanghaiDay(event.time)));
}
