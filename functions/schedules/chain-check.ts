import type { EventBridgeEvent } from 'aws-lambda';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { verifyOn } from '../../lib/store/chain-round.ts';
import { publish } from '../../lib/store/event-bus.ts';
import { CHAIN_BROKEN, DIGESTS } from '../../lib/subscriptions.ts';
import { tellChainBroken } from '../chain-broken.ts';

/** What one message can carry and a person can read; the log names all of them. */
const NAMED = 200;

/**
 * Verifies histories that nobody opens: so many a day, in rounds. Whatever is found broken raises the alarm, and is mailed to the
 * auditors and administrators the same day, each day that it is found.
 */
export async function handler({
  time,
}: Pick<EventBridgeEvent<'Scheduled Event', unknown>, 'time'>): Promise<void> {
  const today = shanghaiDay(time);
  const { broken, missing } = await verifyOn(today);
  if (broken.length + missing === 0) return;
  for (const { projectId, brokenAt } of broken) await tellChainBroken({ projectId, brokenAt });
  if (missing > 0) await tellChainBroken({ missing });
  const detail = { today, count: broken.length, missing, broken: broken.slice(0, NAMED) };
  await publish([{ source: DIGESTS, detailType: CHAIN_BROKEN, detail }]);
}
