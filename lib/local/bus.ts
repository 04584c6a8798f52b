import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { Subscription } from '../subscriptions.ts';
import { ACCOUNT_ID, arn, eventTime, regionOf } from './aws-names.ts';
import { type DeadLetter, type Delivery, openJournal } from './bus-journal.ts';
import { failedItems } from './functions.ts';

export interface BusEntry {
  source: string;
  detailType: string;
  detail: unknown;
  resources?: string[];
  /** Milliseconds; the host's clock unless given. */
  time?: number;
}

export interface BusOptions {
  subscriptions: readonly Subscription[];
  state: DatabaseSync;
  now(): number;
  deliver(subscription: Subscription, event: SQSEvent): Promise<unknown>;
  log(line: string): void;
  /** First pause after a failed delivery; it doubles with each. */
  backoffMs?: number;
  /** How often to look for what another process put back (`npm run redrive`). */
  lookMs?: number;
}

export interface Bus {
  /** On disk when it returns; the event's id for each entry. */
  publish(entries: readonly BusEntry[]): string[];
  start(): void;
  /** Resolves when nothing is left to deliver, dead letters aside. */
  idle(): Promise<void>;
  /** Batches handled so far: tells whether anything happened between two looks. */
  handled(): number;
  deadLetters(): DeadLetter[];
  counts(): { waiting: number; dead: number };
  stop(): Promise<void>;
}

/** As the cloud's queues are set up: ten at a time, five receipts, then the dead-letter queue. */
const BATCH = 10;
const MAX_RECEIVES = 5;

export function createBus(options: BusOptions): Bus {
  const { subscriptions, state, log, backoffMs = 500, lookMs = 30_000 } = options;
  const longestPause = backoffMs * 2 ** MAX_RECEIVES;
  const journal = openJournal(state);
  const wakes = new Map<string, () => void>();
  const busy = new Set<string>();
  let idleWaiters: (() => void)[] = [];
  let loops: Promise<void>[] = [];
  let handled = 0;
  let stopped = false;

  /** The handler's answer for one batch, written back: done, once more later, or dead. */
  async function deliverBatch(subscription: Subscription, batch: Delivery[]): Promise<void> {
    let failed: Set<string>;
    let reason = 'batchItemFailures';
    try {
      const answer = await options.deliver(subscription, { Records: batch.map(toSqsRecord) });
      failed = failedItems(
        answer,
        batch.map(({ id }) => id),
      );
    } catch (error) {
      failed = new Set(batch.map(({ id }) => id));
      reason = String(error);
    }
    const failures = batch
      .filter(({ id }) => failed.has(id))
      .map((delivery) => ({ delivery, reason, ...retry(delivery) }));
    journal.settle(
      batch.filter(({ id }) => !failed.has(id)),
      failures,
    );
    handled++;
    if (failures.length > 0) report(subscription, failures);
  }

  function retry({ receives }: Delivery): { retryAt?: number } {
    // Counted on over a redrive, which gives it five more.
    const tried = receives % MAX_RECEIVES;
    return tried === 0 ? {} : { retryAt: Date.now() + backoffMs * 2 ** (tried - 1) };
  }

  function report({ name }: Subscription, failures: readonly { reason: string; retryAt?: number }[]): void {
    const dead = failures.filter(({ retryAt }) => retryAt === undefined).length;
    log(`订阅 ${name}: ${failures.length} 条投递失败 (${failures[0]?.reason})`);
    if (dead > 0) log(`订阅 ${name}: ${dead} 条已投递 ${MAX_RECEIVES} 次仍失败,转入死信,请检查`);
  }

  async function loop(subscription: Subscription): Promise<void> {
    while (!stopped) {
      const now = Date.now();
      const batch = journal.receive(subscription.name, {
        ...{ now, latest: now + longestPause, limit: BATCH },
        receivedAt: options.now(),
      });
      if (batch.length > 0) {
        await deliverBatch(subscription, batch);
        continue;
      }
      const due = journal.nextDue(subscription.name);
      if (due === undefined) becomeIdle(subscription.name);
      await wait(subscription.name, due);
    }
  }

  function becomeIdle(name: string): void {
    busy.delete(name);
    if (busy.size > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  }

  function wait(name: string, due: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const pause = due === undefined ? lookMs : Math.min(longestPause, Math.max(1, due - Date.now()));
      const timer = setTimeout(resolve, pause);
      wakes.set(name, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  return {
    publish(entries) {
      const events = entries.map((entry) => toEvent(entry, options.now()));
      const deliveries = events.flatMap((event) =>
        subscriptions
          .filter((subscription) => matches(subscription, event))
          .map(({ name }) => ({
            id: randomUUID(),
            subscription: name,
            body: JSON.stringify(event),
            sentAt: Date.now(),
          })),
      );
      if (deliveries.length > 0) journal.add(deliveries);
      for (const { subscription } of deliveries) {
        busy.add(subscription);
        wakes.get(subscription)?.();
      }
      return events.map(({ id }) => id);
    },
    start() {
      for (const { name } of subscriptions) busy.add(name);
      loops = subscriptions.map((subscription) => loop(subscription));
    },
    idle: () => (busy.size === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
    handled: () => handled,
    deadLetters: () => journal.deadLetters(),
    counts: () => journal.counts(),
    async stop() {
      stopped = true;
      for (const wake of wakes.values()) wake();
      await Promise.all(loops);
    },
  };
}

function toEvent({ source, detailType, detail, resources = [], time }: BusEntry, now: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: ACCOUNT_ID,
    time: eventTime(time ?? now),
    region: regionOf(),
    resources,
    detail,
  };
}

function matches({ pattern }: Subscription, event: { source: string; 'detail-type': string }): boolean {
  const types = pattern['detail-type'];
  return (
    pattern.source.includes(event.source) && (types === undefined || types.includes(event['detail-type']))
  );
}

function toSqsRecord({ id, subscription, body, receives, sentAt, firstReceivedAt }: Delivery): SQSRecord {
  return {
    messageId: id,
    receiptHandle: id,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt ?? sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: arn('sqs', subscription),
    awsRegion: regionOf(),
  };
}
