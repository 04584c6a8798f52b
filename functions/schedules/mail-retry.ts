import type { EventBridgeEvent } from 'aws-lambda';
import { publish } from '../../lib/store/event-bus.ts';
import { markTroubled, waitingUpTo } from '../../lib/store/mail-ledger.ts';
import { againMessage } from '../mail/again.ts';
import { ROUNDS } from '../mail/send-once.ts';

/**
 * Asks anew for each mail that the server did not take and whose time has come, or whose sender was killed. One that was cut off
 * in every round is not tried any more: the administrator sees it.
 */
export async function handler({
  time,
}: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>): Promise<void> {
  for await (const mails of waitingUpTo(time)) {
    const [spent, rest] = [mails.filter(isSpent), mails.filter((mail) => !isSpent(mail))];
    for (const { mailId } of spent) await markTroubled(mailId, '每次发送都中途中断', time, undefined);
    await publish(rest.map((mail) => againMessage(mail)));
  }
}

const isSpent = ({ round }: { round: number }) => round >= ROUNDS;
