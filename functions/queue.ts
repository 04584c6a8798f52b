import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { openLogger } from './log.ts';

/** An EventBridge event as a subscriber's queue brings it. */
interface BusEvent<Detail> {
  source: string;
  'detail-type': string;
  time: string;
  detail: Detail;
}

/** With how often the queue has brought it, from 1, and when first: after an outage, days after the event. */
export interface Delivered<Detail> extends BusEvent<Detail> {
  attempt: number;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/**
 * Reads a thing once an invocation, however many of its events ask for it: a batch of ten mails need not read the city's people ten
 * times. The next invocation reads anew, so nothing that an administrator changed outlives a batch.
 */
export type Once = <T>(what: string, read: () => Promise<T>) => Promise<T>;

/** A subscriber: each event is handled for itself, and one that fails comes again without the others. */
export const queueFunction =
  <Detail>(handle: (event: Delivered<Detail>, once: Once) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    const once = readOnce();
    const one = async (record: SQSRecord) =>
      handle({ ...JSON.parse(record.body), ...receiptOf(record) }, once);
    for (const record of Records) {
      await one(record).catch(async (error: Error) => {
        (await openLogger()).warn('will come again', { messageId: record.messageId, error: error.name });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      });
    }
    return { batchItemFailures };
  };

const receiptOf = ({ attributes }: SQSRecord) => ({
  attempt: Number(attributes.ApproximateReceiveCount),
  receivedAt: Number(attributes.ApproximateFirstReceiveTimestamp),
});

/** What could not be read is read again by the next who asks. */
function readOnce(): Once {
  const known = new Map<string, Promise<unknown>>();
  return <T>(what: string, read: () => Promise<T>) => {
    const found = known.get(what) ?? read();
    known.set(what, found);
    found.catch(() => known.delete(what));
    return found as Promise<T>;
  };
}
