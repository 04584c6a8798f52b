import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { handler } from './index.ts';

const inserted = (type: string, item: object = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { NewImage: { sk: { S: 'EV#00000001' }, event: { M: { type: { S: type } } }, ...item } },
});

test('an event is published; one that was imported is not, since another store published it', async () => {
  const published: string[] = [];
  const bus = createServer((req, res) => {
    req.on('data', (chunk) => published.push(String(chunk)));
    req.on('end', () => res.end('{"FailedEntryCount":0}'));
  }).listen(0, '127.0.0.1');
  await once(bus, 'listening');
  onTestFinished(() => void bus.close());
  const { port } = bus.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_EVENTBRIDGE', `http://127.0.0.1:${port}`);
  for (const name of ['EVENT_BUS_NAME', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    vi.stubEnv(name, 'test');
  onTestFinished(() => void vi.unstubAllEnvs());

  await handler({ Records: [inserted('approved'), inserted('submitted', { imported: { BOOL: true } })] });
  expect(published.join('')).toContain('"DetailType":"approved"');
  expect(published.join('')).not.toContain('submitted');
});
