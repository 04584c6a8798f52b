import { createHash } from 'node:crypto';
import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import * as z from 'zod/mini';
import { shanghaiDay } from '../lib/calendar/days.ts';
import type { Of } from '../lib/later.ts';
import { isProblem, PROBLEM_TYPE, Problem, problemBody } from '../lib/problem.ts';
import { isIdentifier } from '../lib/project/schema.ts';
import { chineseMessage, invalidInput } from '../lib/regulation/kinds/problem.ts';
import type { Route } from '../lib/routes.ts';
import { openLogger } from './log.ts';

type Infer<S> = S extends () => z.ZodMiniType ? Of<S> : undefined;

/** A request after parsing: everything that a handler may know. */
export interface Request<R extends Route> {
  params: Record<string, string>;
  body: Infer<R['body']>;
  query: Infer<R['query']>;
  /** `sub` of the verified token; empty on open routes. */
  userId: string;
  /** Instant and Shanghai day of the request, from the event. */
  now: string;
  today: string;
  /** The version of `If-Match`, if the caller named one. */
  ifMatch: number | undefined;
  idempotencyKey: string | undefined;
  /** SHA-256 of method, path and body. */
  fingerprint: string;
  /** What is left of the function's time: a long act stops before it is cut off. */
  remainingMs: () => number;
}

export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Instead of a body: a file to save, under its own name. */
  file?: DownloadedFile;
}

export interface DownloadedFile {
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
type HttpResult = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>;

const json = httpJsonBodyParser({ disableContentTypeError: false });

/** One route's function: parsing, problem+json and logging stand here, once. */
export function httpFunction<const R extends Route>(
  route: R,
  handle: (request: Request<R>) => Promise<Answer>,
): { route: R; handler: HttpHandler } {
  const handler = middy<HttpEvent, HttpResult>()
    .use({ onError: answerProblem })
    .handler(async (event, context) => answerOf(route, await handle(parse(route, event, context))));
  // Who has nothing to say sends no body, and so no type of one.
  if (route.body)
    handler.use({ before: (request) => (request.event.body ? json.before?.(request) : undefined) });
  return { route, handler: handler as unknown as HttpHandler };
}

/** All routes of one Lambda function, told apart by API Gateway's route key. */
export function routeGroup(functions: { route: Route; handler: HttpHandler }[]): HttpHandler {
  const byKey = new Map(functions.map(({ route, handler }) => [`${route.method} ${route.path}`, handler]));
  return async (event, context) => {
    const handler = byKey.get(event.routeKey);
    if (!handler) return problemResult(new Problem(404, 'notFound', '没有这个接口'));
    return handler(event, context);
  };
}

function parse<R extends Route>(route: R, event: HttpEvent, context: Context): Request<R> {
  const { requestContext, headers } = event;
  const now = new Date(requestContext.timeEpoch).toISOString();
  const body = event.body as unknown;
  return {
    params: paramsOf(event),
    body: parseWith(route.body, body ?? {}) as Infer<R['body']>,
    query: parseWith(route.query, event.queryStringParameters ?? {}) as Infer<R['query']>,
    userId: String(requestContext.authorizer?.jwt?.claims.sub ?? ''),
    now,
    today: shanghaiDay(now),
    ifMatch: ifMatchOf(headers['if-match']),
    idempotencyKey: idempotencyKeyOf(headers['idempotency-key']),
    fingerprint: createHash('sha256')
      .update(`${route.method} ${event.rawPath}\n${JSON.stringify(body ?? null)}`)
      .digest('hex'),
    remainingMs: () => context.getRemainingTimeInMillis(),
  };
}

/** What no identifier can be names nothing; `__proto__` and its kin are names of every object and of no record. */
function paramsOf({ pathParameters }: HttpEvent): Record<string, string> {
  const params = (pathParameters ?? {}) as Record<string, string>;
  const named = Object.entries(params).every(([name, value]) => !name.endsWith('Id') || isIdentifier(value));
  if (named) return params;
  throw new Problem(404, 'notFound', '没有这一项,请检查地址');
}

export function parseWith(schema: (() => z.ZodMiniType) | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = z.safeParse(schema(), value, { error: chineseMessage });
  if (parsed.success) return parsed.data;
  const { status, code, detail, errors } = invalidInput(parsed.error.issues);
  throw new Problem(status, code, detail, { errors });
}

function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new Problem(400, 'invalidIfMatch', 'If-Match 须为项目的 ETag,例如 "7"');
  return Number(version);
}

function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (/^[\x21-\x7e]{1,128}$/.test(header)) return header;
  throw new Problem(400, 'invalidIdempotencyKey', 'Idempotency-Key 须为 1 到 128 个可见 ASCII 字符');
}

function answerOf(route: Route, { status, body, headers, file }: Answer): HttpResult {
  const statusCode = status ?? route.status ?? 200;
  if (file) return fileResult(statusCode, file);
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

const fileResult = (statusCode: number, { name, contentType, bytes }: DownloadedFile): HttpResult => ({
  statusCode,
  headers: {
    'content-type': contentType,
    // RFC 5987: the name is Chinese, so it is given encoded and nothing else.
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});

const problemResult = (problem: Problem): HttpResult => ({
  statusCode: problem.status,
  headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' },
  body: JSON.stringify(problemBody(problem)),
});

/** Errors become problems. A parser's own message can quote the body, so it is neither answered nor logged (R13). */
async function answerProblem(request: middy.Request<HttpEvent, HttpResult, Error>) {
  const problem = problemOf(request.error);
  const { requestId, routeKey } = request.event.requestContext;
  const about = { requestId, routeKey, status: problem.status, code: problem.code };
  if (problem.status >= 500) {
    (await openLogger()).error('request failed', {
      ...about,
      error: request.error?.name,
      stack: framesOf(request.error),
    });
  } else {
    (await openLogger()).info('request refused', about);
  }
  return problemResult(problem);
}

/** Where it failed, without the error's message, which may quote what was typed. */
const framesOf = (error: Error | null | undefined) =>
  error?.stack?.split('\n').filter((line) => /^\s+at /.test(line));

function problemOf(error: Error | null | undefined): Problem {
  if (isProblem(error)) return error;
  const status = (error as { statusCode?: number } | null)?.statusCode;
  if (status === 415) return new Problem(415, 'notJson', '请求体须为 application/json');
  if (status === 400 || status === 422) return new Problem(400, 'invalidJson', '请求体不是有效的 JSON');
  return new Problem(500, 'internalError', '系统出错,已记录;请稍后再试,或把请求编号告诉管理员');
}
