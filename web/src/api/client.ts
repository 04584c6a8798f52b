import type * as z from 'zod/mini';
import type { RouteName, routes } from '../../../lib/routes.ts';
import { accessToken, renewedSession } from '../auth/session.ts';
import type { Answers } from './answers.ts';
import { ApiProblem } from './problem.ts';

type Routes = typeof routes;
type InputOf<S> = S extends () => z.ZodMiniType ? z.input<ReturnType<S>> : never;

/** `/api/projects/{projectId}/documents/{documentId}` → `projectId | documentId`. */
type ParamOf<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamOf<Rest> : never;

type WithParams<Path> = [ParamOf<Path>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamOf<Path>, string> };
type WithBody<R> = R extends { body: infer S } ? { body: InputOf<S> } : { body?: undefined };
type WithQuery<R> = R extends { query: infer S } ? { query?: InputOf<S> } : { query?: undefined };

export type ApiRequest<N extends RouteName> = WithParams<Routes[N]['path']> &
  WithBody<Routes[N]> &
  WithQuery<Routes[N]> & {
    /** Version of the project the caller saw. */
    ifMatch?: number;
    /** The same for every try of one submission. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

export type ApiAnswer<N extends RouteName> = N extends keyof Answers ? Answers[N] : Answers['command'];

interface AnyRequest {
  params?: Record<string, string> | undefined;
  body?: unknown;
  query?: Record<string, string | undefined> | undefined;
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;
const OPEN_ROUTES: ReadonlySet<RouteName> = new Set([
  'openApi',
  'articles',
  'evaluateRule',
  'verifyFilingNumber',
]);

/** Calls a route of `lib/routes.ts`, whose types it has. Everything but a success is thrown as an `ApiProblem`. */
export async function call<N extends RouteName>(name: N, request: ApiRequest<N>): Promise<ApiAnswer<N>> {
  const first = await send(name, request);
  if (first.status !== 401 || OPEN_ROUTES.has(name)) return read(first);
  // The session ended while the person was typing: they sign in again in place, and the same request goes out once more.
  await renewedSession();
  return read(await send(name, request));
}

/** A file that a route makes, under the name it gave it. */
export interface ApiFile {
  blob: Blob;
  fileName: string;
}

/** Calls a route that answers a file. */
export async function callForFile<N extends RouteName>(name: N, request: ApiRequest<N>): Promise<ApiFile> {
  let response = await send(name, request);
  if (response.status === 401) {
    await renewedSession();
    response = await send(name, request);
  }
  if (!response.ok) return read(response);
  const [, encoded = ''] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { blob: await response.blob(), fileName: decodeURIComponent(encoded) };
}

async function send(name: RouteName, request: AnyRequest): Promise<Response> {
  const [method, template] = __ROUTES__[name];
  const { params = {}, query = {}, body, signal } = request;
  const path = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  const headers = await headersOf(name, request);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(search ? `${path}?${search}` : path, {
      method,
      headers,
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, { code: 'NETWORK' });
  }
}

async function headersOf(name: RouteName, { body, ifMatch, idempotencyKey }: AnyRequest) {
  const token = OPEN_ROUTES.has(name) ? undefined : await accessToken();
  return {
    accept: 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
  };
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw new ApiProblem(response.status, body ?? {});
  return body as T;
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
