import * as z from 'zod/mini';
import { later } from '../later.ts';
import type { CommandName } from '../project/commands/index.ts';

/** One Lambda function per group, whose entry is `functions/<group>/index.ts`. */
export type RouteGroup =
  | 'rules'
  | 'submission'
  | 'filing'
  | 'construction'
  | 'acceptance'
  | 'evaluation'
  | 'supervision'
  | 'documents'
  | 'reports'
  | 'forms'
  | 'admin';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** API Gateway path, parameters as `{projectId}`. */
  path: `/api/${string}`;
  group: RouteGroup;
  /** `user`: a bearer token is verified by the gateway's JWT authorizer; `none`: open to everyone. */
  auth: 'user' | 'none';
  /** Chinese, for OpenAPI and error pages. */
  summary: string;
  body?: () => z.ZodMiniType;
  query?: () => z.ZodMiniType;
  /** Status of a success; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
}

/** A route that is one command of a project: its path parameters and body together are the command's input. */
export interface CommandRoute extends Route {
  command: CommandName;
}

export type RouteTable = Record<string, Route & { command?: CommandName }>;

/** A body without content. */
export const none = later(() => z.strictObject({}));

/** POST /api/projects/{projectId}/<noun>. */
export const post = <
  const C extends CommandName,
  const N extends string,
  const G extends RouteGroup,
  const B extends () => z.ZodMiniType,
>(
  command: C,
  noun: N,
  group: G,
  summary: string,
  body: B,
  status: 200 | 201 = 200,
) =>
  ({
    method: 'POST',
    path: `/api/projects/{projectId}/${noun}`,
    group,
    auth: 'user',
    summary,
    body,
    command,
    status,
  }) as const;

/** A read by a known person. */
export const get = <const P extends `/api/${string}`, const G extends RouteGroup>(
  path: P,
  group: G,
  summary: string,
) => ({ method: 'GET', path, group, auth: 'user', summary }) as const;

/** A write of the administration. */
export const send = <
  const M extends 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  const P extends `/api/${string}`,
  const B extends () => z.ZodMiniType,
>(
  method: M,
  path: P,
  summary: string,
  body: B,
  status: 200 | 201 = 200,
) => ({ method, path, group: 'admin', auth: 'user', summary, body, status }) as const;

export const limit = later(() => z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/, '须为 1 到 100'))));
export const cursor = later(() => z.optional(z.string().check(z.maxLength(2000))));
export const page = later(() => z.object({ limit: limit(), cursor: cursor() }));
