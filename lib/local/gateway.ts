import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route, RouteGroup } from '../routes.ts';
import { API_TIMEOUT_MS, type Invoke } from './functions.ts';
import { BODY_DEADLINE_MS, BodyRefused, readBody } from './http-body.ts';
import { type HttpEvent, toHttpEvent } from './http-event.ts';
import { sendResult } from './http-result.ts';
import type { Authorize, JwtClaims } from './jwt.ts';
import { framesOf, problems, sendProblem } from './problem.ts';
import { createRouter } from './router.ts';

export interface GatewayOptions {
  routes: readonly Route[];
  authorize: Authorize;
  invoke: Invoke;
  entryOf(group: RouteGroup): string;
  now(): number;
  log(line: string): void;
  limits?: { jsonBytes?: number; otherBytes?: number; timeoutMs?: number; bodyDeadlineMs?: number };
}

export type RequestHandler = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;

const JSON_BYTES = 1024 * 1024;
/** API Gateway's own limit; what is not JSON is a sheet to import, and larger files go to the object store. */
const OTHER_BYTES = 10 * 1024 * 1024;

/** `/api`: route, token, body, function, answer — the work of an HTTP API with a JWT authorizer. */
export function createGateway(options: GatewayOptions): RequestHandler {
  const match = createRouter(options.routes);
  const {
    jsonBytes = JSON_BYTES,
    otherBytes = OTHER_BYTES,
    timeoutMs = API_TIMEOUT_MS,
    bodyDeadlineMs,
  } = options.limits ?? {};

  async function serve(
    req: IncomingMessage,
    res: ServerResponse,
    url: URL,
    requestId: string,
  ): Promise<void> {
    const found = match(req.method ?? '', url.pathname);
    if (found.kind === 'none') return sendProblem(res, problems.notFound);
    if (found.kind === 'badPath') return sendProblem(res, problems.badPath);
    if (found.kind === 'otherMethods') return answerOtherMethod(req, res, found.allowed);

    const { route, pathParameters } = found;
    let jwt: JwtClaims | undefined;
    if (route.auth === 'user') {
      jwt = await options.authorize(req.headers.authorization);
      if (jwt === undefined) return refuseToken(req, res);
    }
    const isJson = /[/+]json/i.test(req.headers['content-type'] ?? 'application/json');
    const body = await readBody(req, isJson ? jsonBytes : otherBytes, bodyDeadlineMs);
    const event = toHttpEvent({
      req,
      url,
      route,
      pathParameters,
      body,
      jwt,
      requestId,
      timeEpoch: options.now(),
    });
    await answer(res, route.group, event, requestId);
  }

  async function answer(
    res: ServerResponse,
    group: RouteGroup,
    event: HttpEvent,
    requestId: string,
  ): Promise<void> {
    const running = options.invoke(
      { name: group, entry: options.entryOf(group), requestId, timeoutMs },
      event,
    );
    const { promise: late, resolve: giveUp } = Promise.withResolvers<typeof TIMED_OUT>();
    const timer = setTimeout(() => giveUp(TIMED_OUT), timeoutMs);
    const result = await Promise.race([running, late]).finally(() => clearTimeout(timer));
    if (result === TIMED_OUT) return sendProblem(res, { ...problems.timedOut, requestId });
    sendResult(res, result, requestId);
  }

  return async (req, res, url) => {
    const requestId = randomUUID();
    res.setHeader('x-request-id', requestId);
    try {
      await serve(req, res, url, requestId);
    } catch (error) {
      if (error instanceof BodyRefused) return refuseBody(req, res, error);
      if (req.destroyed && !res.writable) return;
      options.log(`请求 ${requestId} ${req.method} ${url.pathname} 失败: ${framesOf(error)}`);
      sendProblem(res, { ...problems.internal, requestId });
    }
  };
}

const TIMED_OUT = Symbol('timed out');

function answerOtherMethod(req: IncomingMessage, res: ServerResponse, allowed: string[]): void {
  const allow = allowed.join(', ');
  if (req.method === 'OPTIONS') res.writeHead(204, { allow }).end();
  else sendProblem(res, problems.methodNotAllowed, { allow });
}

function refuseToken(req: IncomingMessage, res: ServerResponse): void {
  const reason = req.headers.authorization === undefined ? '' : ', error="invalid_token"';
  sendProblem(res, problems.unauthorized, { 'www-authenticate': `Bearer realm="api"${reason}` });
}

/** How long a refused body may pause before its connection is cut. */
const PAUSE_MS = 500;

/**
 * Too slow: the connection ends with the answer. Too large: the answer goes out at once and the rest is read and thrown
 * away, since a client that is still writing when the socket closes gets a reset and never reads why.
 */
export function refuseBody(req: IncomingMessage, res: ServerResponse, { status }: BodyRefused): void {
  if (status === 408) {
    sendProblem(res, problems.tooSlow, { connection: 'close' });
    return;
  }
  const cut = () => req.socket.destroy();
  const pause = setTimeout(cut, PAUSE_MS);
  const deadline = setTimeout(cut, BODY_DEADLINE_MS);
  req.on('data', () => pause.refresh());
  req.once('close', () => {
    clearTimeout(pause);
    clearTimeout(deadline);
  });
  sendProblem(res, problems.tooLarge);
}
