import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

const logger = new Logger({ serviceName: 'egov-projects' });

/** An EventBridge event as a subscriber's queue brings it. */
export interface BusEvent<Detail> {
  source: string;
  'detail-type': string;
  time: string;
  detail: Detail;
}

/** A subscriber: each event is handled for itself, and one that fails comes again without the others. */
export const queueFunction =
  <Detail>(handle: (event: BusEvent<Detail>, attempt: number) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      await handle(JSON.parse(record.body), attemptOf(record)).catch((error: Error) => {
        logger.warn('will come again', { messageId: record.messageId, error: error.name });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      });
    }
    return { batchItemFailures };
  };

/** How often the queue has brought this record, from 1. */
const attemptOf = ({ attributes }: SQSRecord) => Number(attributes.ApproximateReceiveCount);
