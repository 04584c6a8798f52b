import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Message, publish } from '../../lib/store/event-bus.ts';
import { PROJECT_EVENTS, RULE_CHANGES } from '../../lib/subscriptions.ts';

/**
 * Table stream → bus: one message for each new project event and each act on the rules, which says which one it is and
 * nothing of what it holds. When the bus refuses, the whole batch comes again: subscribers survive a repetition.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  await publish(Records.flatMap(messageOf));
  return { batchItemFailures: [] };
}

function messageOf({ eventName, dynamodb }: DynamoDBRecord): Message[] {
  const image = dynamodb?.NewImage;
  const sk = image?.sk?.S ?? '';
  // What another store already published is not news here (lib/local/move).
  if (eventName !== 'INSERT' || !image || image.imported) return [];
  if (sk.startsWith('EV#')) return projectEvent(image);
  // Others keep versions, too.
  return image.pk?.S === 'RULES' && sk.startsWith('V#') ? rulesAct(image) : [];
}

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

function projectEvent({ event }: Image): Message[] {
  const { projectId, sequence, type } = event?.M ?? {};
  const detail = { projectId: projectId?.S, sequence: Number(sequence?.N) };
  return [{ source: PROJECT_EVENTS, detailType: type?.S ?? '', detail }];
}

function rulesAct({ act, version }: Image): Message[] {
  return [{ source: RULE_CHANGES, detailType: act?.S ?? '', detail: { version: Number(version?.N) } }];
}
