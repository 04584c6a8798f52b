import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { publish } from '../../lib/store/event-bus.ts';
import { DIGESTS } from '../../lib/subscriptions.ts';

/** Once a day, of the event's own day. The mail itself waits for the mail server, not the schedule. */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  const detail = { today: shanghaiDay(event.time) };
  await publish([{ source: DIGESTS, detailType: 'chainDigestDue', detail }]);
}
