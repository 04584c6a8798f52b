import type { EventBridgeEvent } from 'aws-lambda';
import { publish } from '../../lib/store/event-bus.ts';
import { waitingUpTo } from '../../lib/store/mail-ledger.ts';
import { againMessage } from '../mail/again.ts';

/** Asks anew for each mail that the server did not take and whose time has come. */
export async function handler(
  event: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>,
): Promise<void> {
  for await (const mails of waitingUpTo(event.time)) await publish(mails.map((mail) => againMessage(mail)));
}
