import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { HostClock } from './clock.ts';
import type { RequestHandler } from './gateway.ts';
import { readBody } from './http-body.ts';
import type { Identity } from './identity.ts';
import type { Mailbox } from './mailbox.ts';
import { inboxPage } from './mailbox-page.ts';
import { type Problem, problems, sendProblem } from './problem.ts';
import type { Scheduler } from './scheduler.ts';

export interface LocalRoutesOptions {
  clock: HostClock;
  scheduler: Scheduler;
  mailbox: Mailbox | undefined;
  identity: Identity | undefined;
  publicUrl: string;
}

const CLOCK_BODY_BYTES = 1024;
const clockBody = z.object({ now: z.iso.datetime({ offset: true }) });

type Local = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void;

/** `/local/*`, of the demonstration only: whoever reaches it is anybody he likes, at any time he likes. */
export function createLocalRoutes(options: LocalRoutesOptions): RequestHandler {
  const { clock, scheduler, mailbox, identity } = options;
  const names = new Set(['localhost', '127.0.0.1', '[::1]', new URL(options.publicUrl).hostname]);
  const table: Record<string, Local> = {
    'GET /local/token': async (_req, res, url) => {
      const token = await identity?.tokenFor(url.searchParams.get('user') ?? '');
      if (token) sendJson(res, token);
      else
        sendProblem(res, {
          ...problems.notFound,
          title: '没有这个演示用户',
          detail: '可用的用户名见启动时打印的名单。',
        });
    },
    'GET /local/mail': (_req, res, url) =>
      sendJson(res, mailbox?.list(url.searchParams.get('to') ?? undefined) ?? []),
    'GET /local/mail/inbox': (_req, res) => sendHtml(res, inboxPage(mailbox?.list() ?? [])),
    'GET /local/clock': (_req, res) => sendJson(res, { now: toIso(clock.now()) }),
    'POST /local/clock': async (req, res) => {
      const parsed = clockBody.safeParse(parseJson(await readBody(req, CLOCK_BODY_BYTES)));
      if (!parsed.success) return sendProblem(res, badInstant);
      const target = Date.parse(parsed.data.now);
      if (target < clock.now())
        return sendProblem(res, { ...backwards, detail: `当前为 ${toIso(clock.now())},只能向前调整。` });
      // A move over years takes longer than the server lets a silent connection live.
      req.socket.setTimeout(0);
      const fired = await scheduler.moveTo(target);
      sendJson(res, { now: toIso(clock.now()), fired });
    },
  };

  return async (req, res, url) => {
    if (comesFromElsewhere(req, names)) return sendProblem(res, crossSite);
    const serve = table[`${req.method} ${url.pathname}`];
    if (serve) await serve(req, res, url);
    else sendProblem(res, problems.notFound);
  };
}

/**
 * A page elsewhere on the web must not sign in or move the clock by way of the user's browser: neither openly, nor under a
 * name of its own that it lets point to this machine.
 */
function comesFromElsewhere(req: IncomingMessage, names: Set<string>): boolean {
  const crossSite =
    req.headers['sec-fetch-site'] === 'cross-site' && req.headers['sec-fetch-mode'] !== 'navigate';
  return crossSite || !names.has(URL.parse(`http://${req.headers.host}`)?.hostname ?? '');
}

const badInstant: Problem = {
  status: 400,
  code: 'INVALID_INSTANT',
  title: '时间格式错误',
  detail: '请提交 JSON,如 {"now": "2026-03-02T00:00:00Z"} (RFC 3339,含时区)。',
};
const backwards: Problem = { status: 422, code: 'CLOCK_BACKWARDS', title: '时钟不能倒退' };
const crossSite: Problem = { status: 403, code: 'CROSS_SITE', title: '不接受其他网站发起的请求' };

const toIso = (instant: number) => new Date(instant).toISOString();

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function sendJson(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(value));
}

function sendHtml(res: ServerResponse, page: string): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);
}
