import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { handler } from './index.ts';

const inserted = (item: object): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { NewImage: { pk: { S: 'P#1' }, sk: { S: 'EV#00000001' }, event: { M: {} }, ...item } },
});

test('an event is published; one that was imported is not, since another store published it', async () => {
  vi.stubEnv('EVENT_BUS_NAME', '');
  // Without a bus, publishing throws.
  await expect(handler({ Records: [inserted({})] })).rejects.toThrow('EVENT_BUS_NAME');
  expect(await handler({ Records: [inserted({ imported: { BOOL: true } })] })).toEqual({
    batchItemFailures: [],
  });
});
