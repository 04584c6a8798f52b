import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler } from './index.ts';

/** A bus that takes a call, refuses one of its entries, or takes all and dies before it says so. */
type Answer = 'takes' | 'refuses' | 'falls silent';
let answers: Iterator<Answer> | undefined;
let published: string[] = [];
const bus = createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    const answer = answers?.next().value ?? 'takes';
    const { Entries } = JSON.parse(body) as { Entries: { DetailType: string; Detail: string }[] };
    const taken = answer === 'refuses' ? Entries.slice(1) : Entries;
    published.push(...taken.map(({ DetailType, Detail }) => `${DetailType} ${Detail}`));
    // A 4xx is not tried again by the SDK itself: the whole batch comes again.
    if (answer === 'falls silent') res.writeHead(400).end('{}');
    else res.end(JSON.stringify({ FailedEntryCount: Entries.length - taken.length, Entries: [] }));
  });
}).listen(0, '127.0.0.1');

beforeAll(async () => {
  if (!bus.listening) await once(bus, 'listening');
  const { port } = bus.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_EVENTBRIDGE', `http://127.0.0.1:${port}`);
  for (const name of ['EVENT_BUS_NAME', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    vi.stubEnv(name, 'test');
});
afterAll(() => {
  bus.close();
  vi.unstubAllEnvs();
});

const inserted = (sequence: number, item: object = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    NewImage: {
      sk: { S: `EV#${String(sequence).padStart(8, '0')}` },
      event: { M: { projectId: { S: 'p1' }, sequence: { N: String(sequence) }, type: { S: 'approved' } } },
      ...item,
    },
  },
});

/** What is no news: another item, an event that was moved in from another store, a change of what is there. */
const noNews: DynamoDBRecord[] = [
  inserted(901, { sk: { S: 'OB#contractFiling#c1' } }),
  inserted(902, { imported: { BOOL: true } }),
  { ...inserted(903), eventName: 'MODIFY' },
];
const message = (sequence: number) => `approved {"projectId":"p1","sequence":${sequence}}`;

test('an event is published; one that was imported is not, since another store published it', async () => {
  published = [];
  await handler({ Records: [inserted(1), ...noNews] });
  expect(published).toEqual([message(1)]);
});

test('whatever batches, refusals and lost answers: every event is published, and nothing else', async () => {
  const runs = fc.record({
    events: fc.integer({ min: 1, max: 30 }),
    sizes: fc.infiniteStream(fc.integer({ min: 1, max: 15 })),
    answers: fc.infiniteStream(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('takes' as const) },
        fc.constantFrom('refuses', 'falls silent'),
      ),
    ),
  });
  await fc.assert(
    fc.asyncProperty(runs, async ({ events, sizes, answers: given }) => {
      published = [];
      answers = given;
      const all = Array.from({ length: events }, (_, i) => i + 1);
      const stream = all.flatMap((sequence) => [inserted(sequence), ...noNews]);
      // As a reader does: the next batch begins after the last one that was handled; what failed is read again.
      for (let done = 0; done < stream.length; ) {
        const Records = stream.slice(done, done + sizes.next().value);
        const { batchItemFailures } = await handler({ Records }).catch(() => ({
          batchItemFailures: [{ itemIdentifier: 'all' }],
        }));
        if (batchItemFailures.length === 0) done += Records.length;
      }
      expect(new Set(published)).toEqual(new Set(all.map(message)));
    }),
    { numRuns: 25 },
  );
});
