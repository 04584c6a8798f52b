import { join } from 'node:path';
import type { DeadLetter } from './bus-journal.ts';
import { type HostClock, openClock } from './clock.ts';
import { openDataFolder } from './data-folder.ts';
import { openDelivery } from './delivery.ts';
import { openEnvironment } from './environment.ts';
import { healthMounts } from './health.ts';
import { nameResources, setCredentials } from './host-environment.ts';
import {
  type HostContext,
  mountApi,
  mountSignInSettings,
  openIdentityUnlessGiven,
  openMailboxUnlessGiven,
  openObjects,
  originsElsewhere,
  reserved,
} from './host-mounts.ts';
import { type Mount, openServer } from './host-server.ts';
import { openStore } from './host-store.ts';
import { createLocalRoutes } from './local-routes.ts';
import { openMetrics } from './metrics.ts';
import type { ServedRequest } from './observed.ts';
import type { HostParts, ObjectStore } from './parts.ts';
import { samplePeople, sampleUnits } from './sample-people.ts';
import { requireRealSettings } from './settings.ts';
import { serveWeb } from './static-web.ts';

export interface HostOptions {
  parts: HostParts;
  dataDir: string;
  /** 0: any free one. */
  port?: number;
  host?: string;
  /** Sample people, their sign-in and `/local/*`. */
  demo?: boolean;
  /** Address that browsers use, where it is not the port itself. */
  publicUrl?: string;
  log?(line: string): void;
  /** Where the clock of a fresh data folder begins (epoch ms); the wall clock unless said. */
  clockStartsAt?: number;
  /** First pause after a failed delivery. */
  backoffMs?: number;
  /** Told of each request when its answer is out. */
  onRequest?(request: ServedRequest): void;
  /** Who knows it may read `/metrics`. */
  metricsToken?: string;
}

export interface Host {
  url: string;
  clock: HostClock;
  /** Resolves when schedules, stream and bus have nothing left to do. */
  settled(): Promise<void>;
  /** Events given up after five attempts. */
  deadLetters(): DeadLetter[];
  /** Within five seconds: running requests end, then everything else. */
  stop(): Promise<void>;
}

type Close = () => Promise<void> | void;
type Closing = (close: Close) => void;

const STOP_MS = 4_500;
const DAY_MS = 24 * 3600 * 1000;

/** One host a process: the functions read one environment. */
export async function startHost(options: HostOptions): Promise<Host> {
  const closers: Close[] = [];
  const stop = async () => {
    const deadline = performance.now() + STOP_MS;
    for (let close = closers.pop(); close; close = closers.pop())
      await atMost(deadline - performance.now(), close);
  };
  try {
    return { ...(await start(options, (close) => closers.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: HostOptions, closing: Closing): Promise<Omit<Host, 'stop'>> {
  const { parts, demo = false, log = console.error } = options;
  if (!demo)
    requireRealSettings({ ...process.env, DATA_DIR: options.dataDir, PUBLIC_URL: options.publicUrl });
  const folder = openDataFolder(options.dataDir);
  closing(folder.close);
  const environment = openEnvironment();
  closing(environment.restore);
  let served: HostOptions['onRequest'];
  const server = await openServer(options.port ?? 8080, options.host ?? '127.0.0.1', log, (request) => {
    served?.(request);
    options.onRequest?.(request);
  });
  closing(server.close);
  const { port } = server;
  const url = (options.publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '');
  const clock = openClock(folder.state, Date.now, options.clockStartsAt);
  const context: HostContext = { parts, folder, environment, clock, url, port, log };

  const { mounts, delivery, keepShort, metrics } = await openServices(context, options, closing);
  served = metrics.served;
  server.serve(url, mounts, originsElsewhere(url));
  delivery.start();
  closing(keepShort(delivery.checkpoint));
  folder.announce(url, process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  // Last opened, first closed: no request may come in while the rest ends.
  closing(server.close);
  return { url, clock, settled: delivery.settled, deadLetters: delivery.bus.deadLetters };
}

/** Everything behind the port, in the order in which one needs the other; the environment is whole before any function runs. */
async function openServices(
  context: HostContext,
  { demo = false, backoffMs, metricsToken }: HostOptions,
  closing: Closing,
) {
  const { parts, folder, environment, clock, log } = context;
  const names = nameResources(environment);
  const credentials = await setCredentials(environment, folder);
  environment.set('PUBLIC_URL', context.url);
  environment.set('AWS_EC2_METADATA_DISABLED', 'true');
  const mailbox = await openMailboxUnlessGiven(context);
  closing(() => mailbox?.close());
  const identity = await openIdentityUnlessGiven(context, names.audience);

  const { streamArn, keepShort, stop } = await openStore(
    folder,
    environment,
    parts.tableDefinition,
    names.table,
    log,
  );
  closing(stop);
  const { accessKeyId } = credentials;
  const delivery = await openDelivery({
    parts,
    state: folder.state,
    clock,
    environment,
    accessKeyId,
    streamArn,
    log,
    backoffMs,
  });
  closing(delivery.stop);
  const objects = await openObjects(context, delivery, credentials, names.region);
  closing(() => objects?.close());
  closing(sweepDaily(objects, log));
  if (demo) await parts.seed?.(samplePeople, sampleUnits);

  const web = serveWeb(join(parts.root, 'dist/web'), context.url);
  web.ready.catch((error: unknown) => log(`网页文件未能预压缩: ${String(error)}`));
  const { scheduler } = delivery;
  const metrics = openMetrics(delivery, folder.path);
  const mounts: (Mount | false | undefined)[] = [
    mountApi(context, delivery, identity, names.audience),
    identity && { prefix: '/oidc', handle: identity.handle },
    objects && { prefix: '/s3', kind: 'file', handle: async (req, res) => objects.handle(req, res) },
    demo && {
      prefix: '/local',
      handle: createLocalRoutes({ clock, scheduler, mailbox, identity, publicUrl: context.url }),
    },
    ...reserved,
    mountSignInSettings(identity, names.audience),
    ...healthMounts({ table: names.table, dataDir: folder.path, metrics, metricsToken }),
    { prefix: '/', handle: web.handle },
  ];
  return { mounts: mounts.filter((mount) => !!mount), delivery, keepShort, metrics };
}

/** Housekeeping of the object store, after every start and then daily. */
function sweepDaily(objects: ObjectStore | undefined, log: (line: string) => void): Close {
  const sweep = () =>
    void objects?.sweep().catch((error: unknown) => log(`文件库整理未完成: ${String(error)}`));
  sweep();
  const timer = setInterval(sweep, DAY_MS);
  return () => clearInterval(timer);
}

/** What does not end in time is left behind: the process ends, and nothing that was acknowledged depends on it. */
async function atMost(ms: number, close: Close): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.max(0, ms));
  await Promise.race([close(), late]).finally(() => clearTimeout(timer));
}
