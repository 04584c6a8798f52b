import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { FILE_POLICY, pagePolicy, securityHeaders } from '../page-headers.ts';
import { type RequestHandler, refuseBody } from './gateway.ts';
import { BODY_DEADLINE_MS, BodyRefused } from './http-body.ts';
import { observe, type ServedRequest } from './observed.ts';
import { listen } from './ports.ts';
import { framesOf, problems, sendProblem } from './problem.ts';
import { Refusal } from './refusal.ts';

export interface Mount {
  /** First segment of the path, such as `/api`; `/` takes the rest. */
  prefix: string;
  handle: RequestHandler;
  kind?: 'page' | 'file';
  /** What logs and metrics call a request; the prefix unless said. */
  routeOf?(req: IncomingMessage, url: URL): string;
}

export interface HostServer {
  port: number;
  /** Until then, every request is told to come back. `elsewhere`: origins outside this host that its pages need. */
  serve(publicUrl: string, mounts: readonly Mount[], elsewhere?: readonly string[]): void;
  close(): Promise<void>;
}

const HEADERS_DEADLINE_MS = 10_000;
const SILENCE_MS = 120_000;
/** Longer than nginx and load balancers keep an idle connection. */
const IDLE_MS = 75_000;
const MAX_HEADER_BYTES = 16 * 1024;
const DRAIN_MS = 3_000;

export async function openServer(
  port: number,
  host: string,
  log: (line: string) => void,
  onRequest: (request: ServedRequest) => void = () => undefined,
): Promise<HostServer> {
  let route: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => {
    sendProblem(res, starting, { 'retry-after': '1' });
  };
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (req, res) => route(req, res));
  server.headersTimeout = HEADERS_DEADLINE_MS;
  // An upload of 2 GiB may take hours; each mount but the object store limits the time of a body itself (`limitBody`).
  server.requestTimeout = 0;
  // A proxy keeps its connections for a minute, and what it sends on one that just closed is lost.
  server.keepAliveTimeout = IDLE_MS;
  server.setTimeout(SILENCE_MS);
  return {
    port: await listenOrSay(server, port, host),
    serve(publicUrl, mounts, elsewhere = []) {
      const { origin } = new URL(publicUrl);
      const policy = pagePolicy(elsewhere);
      route = (req, res) => {
        dispatch(req, res, { origin, mounts, policy, onRequest }).catch((error: unknown) => {
          if (error instanceof BodyRefused) return refuseBody(req, res, error);
          log(`请求 ${req.method} ${req.url?.split('?')[0]} 失败: ${framesOf(error)}`);
          sendProblem(res, problems.internal);
        });
      };
    },
    close: () => closeServer(server),
  };
}

const starting = { status: 503, code: 'STARTING', title: '系统正在启动', detail: '请稍候再试。' };

async function listenOrSay(server: Server, port: number, host: string): Promise<number> {
  return listen(server, port, host).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Refusal(
      `端口 ${host}:${port} 已被占用。请停止占用它的程序,或用 PORT 指定别的端口。`,
      `Port ${port} on ${host} is in use: stop what holds it, or name another in PORT.`,
    );
  });
}

interface Site {
  origin: string;
  mounts: readonly Mount[];
  policy: string;
  onRequest(request: ServedRequest): void;
}

async function dispatch(
  req: IncomingMessage,
  res: ServerResponse,
  { origin, mounts, policy, onRequest }: Site,
): Promise<void> {
  const raw = req.url ?? '';
  // Joined as text: `//elsewhere/x` must stay a path.
  const url = raw.startsWith('/') ? URL.parse(origin + raw) : null;
  if (url === null) return sendProblem(res, problems.badPath);
  // By what was sent, not by what `..` makes of it: object keys may contain it.
  const path = raw.split('?', 1)[0] ?? '';
  const mount = mounts.find(
    ({ prefix }) => prefix === '/' || path === prefix || path.startsWith(`${prefix}/`),
  );
  if (mount === undefined) return sendProblem(res, problems.notFound);
  observe(req, res, mount.routeOf?.(req, url) ?? mount.prefix, onRequest);
  res.setHeaders(new Map(Object.entries(securityHeaders(mount.kind === 'file' ? FILE_POLICY : policy))));
  if (mount.kind !== 'file') limitBody(req);
  await mount.handle(req, res, url);
}

/** Whoever sends a body drop by drop is cut off, whether or not anyone reads it. */
function limitBody(req: IncomingMessage): void {
  const timer = setTimeout(() => {
    if (!req.complete) req.socket.destroy();
  }, BODY_DEADLINE_MS + 1_000);
  req.once('close', () => clearTimeout(timer));
}

/** Lets running requests end, for a while; a kept connection is closed as soon as nothing runs on it. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
