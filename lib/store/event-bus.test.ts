import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from './event-bus.ts';

/** What each call brought: EventBridge refuses a call as a whole where it is too much. */
const calls: { Detail: string }[][] = [];
const bus = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const { Entries } = JSON.parse(body);
    calls.push(Entries);
    response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: '1' })) }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => bus.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_EVENTBRIDGE', `http://127.0.0.1:${(bus.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('EVENT_BUS_NAME', 'city');
});
afterAll(() => {
  bus.close();
  vi.unstubAllEnvs();
});

const message = (n: number, text: string) => ({ source: 's', detailType: 't', detail: { n, text } });
const brought = () => calls.map((entries) => entries.map(({ Detail }) => JSON.parse(Detail).n));

test('ten to a call, in order', async () => {
  calls.length = 0;
  await publish(Array.from({ length: 12 }, (_, n) => message(n, '')));
  expect(brought()).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [10, 11],
  ]);
});

test('digests of a large city go out in calls that EventBridge takes: 256 KB', async () => {
  calls.length = 0;
  // 40,000 characters of three bytes each: two fit, three do not.
  await publish(Array.from({ length: 5 }, (_, n) => message(n, '义'.repeat(40_000))));
  expect(brought()).toEqual([[0, 1], [2, 3], [4]]);
  for (const entries of calls)
    expect(Buffer.byteLength(entries.map(({ Detail }) => Detail).join(''))).toBeLessThan(256 * 1024);
});
