import type { ZodMiniType } from 'zod/mini';

/**
 * The HTTP interface, declared once: the local gateway, the CDK's HTTP API, the functions, the web client and OpenAPI all
 * read this table. One Lambda function per `group`, whose entry is `functions/<group>/index.ts`.
 */
export type RouteGroup = 'rules' | 'submission' | 'filing' | 'documents' | 'reports' | 'admin';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** API Gateway path, parameters as `{projectId}`. */
  path: `/api/${string}`;
  group: RouteGroup;
  /** `user`: a bearer token is verified by the gateway's JWT authorizer; `none`: open to everyone. */
  auth: 'user' | 'none';
  /** Chinese, for OpenAPI and error pages. */
  summary: string;
  body?: ZodMiniType;
  query?: ZodMiniType;
  /** Status of a success; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
}

export const routes = {
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    group: 'rules',
    auth: 'none',
    summary: '接口说明 (OpenAPI 3.1)',
  },
  me: { method: 'GET', path: '/api/me', group: 'admin', auth: 'user', summary: '当前用户' },
} as const satisfies Record<string, Route>;
