import type { DatabaseSync } from 'node:sqlite';
import { PROJECT_EVENTS, type Subscription } from '../subscriptions.ts';
import { type Bus, createBus } from './bus.ts';
import { serveBus } from './bus-endpoint.ts';
import type { HostClock } from './clock.ts';
import type { Environment } from './environment.ts';
import { createInvoke, type Invoke, loadFrom } from './functions.ts';
import type { HostParts } from './parts.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { createStreamReader } from './stream-reader.ts';

export interface DeliveryOptions {
  parts: HostParts;
  state: DatabaseSync;
  clock: HostClock;
  environment: Environment;
  accessKeyId: string;
  streamArn: string;
  log(line: string): void;
  backoffMs?: number | undefined;
}

/** All that happens after a request: stream → bus → subscriptions, and the schedules. */
export interface Delivery {
  invoke: Invoke;
  bus: Bus;
  scheduler: Scheduler;
  settled(): Promise<void>;
  checkpoint(): bigint | undefined;
  start(): void;
  stop(): Promise<void>;
}

/**
 * An S3-compatible service outside this host tells its bus nothing, as the embedded store and EventBridge do. So when the uploader
 * says that a document is there, the check is run as if the service had said it.
 */
const externalObjects = {
  name: 'external-objects',
  pattern: { source: [PROJECT_EVENTS], 'detail-type': ['documentUploaded'] },
  entry: 'lib/local/external-objects.ts',
  description: '外部对象存储:材料传完 → 校验',
} as const satisfies Subscription;

/** After this long something is stuck, and whoever waits should hear of it. */
const SETTLE_MS = 120_000;

export async function openDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { parts, state, clock, log, backoffMs } = options;
  const backoff = backoffMs === undefined ? {} : { backoffMs };
  // A function that has run may have written: look at the stream at once.
  const invoke = createInvoke(loadFrom(parts.root), () => stream.nudge());
  const bus = createBus({
    subscriptions: process.env.AWS_ENDPOINT_URL_S3
      ? [...parts.subscriptions, externalObjects]
      : parts.subscriptions,
    state,
    now: clock.now,
    deliver: (subscription, event) => invoke(subscription, event),
    log,
    ...backoff,
  });
  const endpoint = await serveBus(bus, options.accessKeyId);
  options.environment.set('AWS_ENDPOINT_URL_EVENTBRIDGE', endpoint.endpoint);
  const stream = createStreamReader({
    streamArn: options.streamArn,
    state,
    handle: (event) => invoke(parts.streamFunction, event),
    log,
    ...backoff,
  });

  /** A delivery may write, and what it writes is delivered: until a whole round finds nothing. */
  async function drained(): Promise<void> {
    for (;;) {
      const before = bus.handled();
      const worked = await stream.drained();
      await bus.idle();
      if (!worked && bus.handled() === before) return;
    }
  }
  const delivered = () => within(SETTLE_MS, drained());
  const scheduler = createScheduler({
    schedules: parts.schedules,
    clock,
    state,
    run: (schedule, event) => invoke(schedule, event),
    settled: delivered,
    log,
  });

  return {
    invoke,
    bus,
    scheduler,
    async settled() {
      await scheduler.idle();
      await delivered();
    },
    checkpoint: () => stream.checkpoint(),
    start() {
      stream.start();
      bus.start();
      scheduler.start();
    },
    async stop() {
      // Beside each other: what one of them still publishes is on disk, and delivered at the next start.
      await Promise.all([scheduler.stop(), stream.stop(), bus.stop()]);
      await endpoint.close();
    },
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`变更流或总线 ${ms / 1000} 秒内未处理完,请查看日志`)), ms);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
