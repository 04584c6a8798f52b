import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Message, publish } from '../../lib/store/event-bus.ts';
import { PROJECT_EVENTS } from '../../lib/subscriptions.ts';

/**
 * Table stream → bus: one message for each new project event, which says which one it is and nothing of what it holds.
 * When the bus refuses, the whole batch comes again: subscribers survive a repetition.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  await publish(Records.flatMap(messageOf));
  return { batchItemFailures: [] };
}

function messageOf({ eventName, dynamodb }: DynamoDBRecord): Message[] {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || !image?.sk?.S?.startsWith('EV#')) return [];
  const event = image.event?.M;
  const detail = { projectId: event?.projectId?.S, sequence: Number(event?.sequence?.N) };
  return [{ source: PROJECT_EVENTS, detailType: event?.type?.S ?? '', detail }];
}
