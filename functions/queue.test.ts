import type { SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { queueFunction } from './queue.ts';

const batch = (...details: string[]): SQSEvent => ({
  Records: details.map((detail, i) => ({
    messageId: `m${i}`,
    receiptHandle: `m${i}`,
    body: JSON.stringify({ source: 'test', 'detail-type': 'test', time: '2025-09-22T00:00:00Z', detail }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'test',
    awsRegion: 'test',
  })),
});

test('what a batch asks for is read once, and anew for the next batch', async () => {
  const asked: string[] = [];
  const read = async (name: string) => {
    asked.push(name);
    return `${name} ${asked.length}`;
  };
  const seen: string[] = [];
  const handler = queueFunction<string>(
    async ({ detail }, once) => void seen.push(await once(detail, () => read(detail))),
  );
  await handler(batch('people', 'rules', 'people'));
  await handler(batch('people'));
  expect(asked).toEqual(['people', 'rules', 'people']);
  expect(seen).toEqual(['people 1', 'rules 2', 'people 1', 'people 3']);
});

test('a read that failed fails the event that asked, and is tried again by the next', async () => {
  let tries = 0;
  const read = async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
    return tries;
  };
  const seen: number[] = [];
  const handler = queueFunction<string>(async (_event, once) => void seen.push(await once('tries', read)));
  expect(await handler(batch('a', 'b', 'c'))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  expect(seen).toEqual([2, 2]);
});
