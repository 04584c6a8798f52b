import * as z from 'zod/mini';
import { ruleKinds } from '../../lib/regulation/rules.ts';
import { type Route, routes } from '../../lib/routes.ts';

const PROBLEMS = {
  '400': '输入有误,逐个字段说明',
  '401': '未登录',
  '403': '无权办理',
  '404': '不存在,或不为您所知',
  '409': '阶段不符',
  '412': '版本已过时',
  '413': '请求内容过大',
  '422': '不符合规定,列出每一条',
} as const;

const problemRef = { $ref: '#/components/schemas/Problem' };

/** OpenAPI 3.1, made from the route table: what is declared is what is described. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries(routes as Record<string, Route>)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(operationId, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '政务信息化项目全过程管理', version: '0.1.0' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(operationId: string, route: Route) {
  const { summary, auth, group, body, status = 200 } = route;
  return {
    operationId,
    summary,
    tags: [group],
    ...(auth === 'user' ? { security: [{ bearer: [] }] } : {}),
    parameters: [...pathParameters(route), ...queryParameters(route), ...commandHeaders(route)],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: bodySchema(route, body) } },
          },
        }
      : {}),
    responses: {
      [status]: { description: '成功', content: answerOf(route) },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([code, description]) => [
          code,
          { description, content: { 'application/problem+json': { schema: problemRef } } },
        ]),
      ),
    },
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** JSON, or a file to save. */
function answerOf(route: Route) {
  const { printForm, documentTemplate } = routes;
  const files: [boolean, string[]][] = [
    [route.path.endsWith('.xlsx'), [XLSX]],
    [route === routes.calendarFeed, ['text/calendar']],
    [route === printForm, ['application/pdf', DOCX]],
    [route === documentTemplate, [DOCX]],
  ];
  const types = files.find(([is]) => is)?.[1];
  if (!types) return { 'application/json': { schema: {} } };
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

/** One path serves every kind of rule, so its body is one of theirs. */
const bodySchema = (route: Route, body: () => z.ZodMiniType) =>
  route === routes.evaluateRule
    ? { oneOf: Object.entries(ruleKinds).map(([title, kind]) => ({ title, ...schemaOf(kind.input) })) }
    : schemaOf(body);

const pathParameters = ({ path }: Route) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'kind' ? { type: 'string', enum: Object.keys(ruleKinds) } : { type: 'string' },
  }));

function queryParameters({ query }: Route) {
  if (!query) return [];
  const { properties = {} } = schemaOf(query) as { properties?: Record<string, unknown> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

/** Commands take a key that makes them repeatable, and the version they were decided on. */
function commandHeaders(route: Route) {
  if (route.method === 'GET' || route.auth === 'none') return [];
  return ['Idempotency-Key', ...('command' in route ? ['If-Match'] : [])].map((name) => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
  }));
}

const schemaOf = (schema: () => z.ZodMiniType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema(), { io: 'input', unrepresentable: 'any' });
  return rest;
};

const breachSchema = {
  type: 'object',
  required: ['code', 'article', 'message'],
  properties: {
    code: { type: 'string' },
    article: { type: ['integer', 'null'] },
    message: { type: 'string' },
    field: { type: 'string' },
  },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    breaches: { type: 'array', items: breachSchema },
    /** 412: the version that there is now. */
    version: { type: 'integer' },
    /** 409: where the project stands, and what can be done there now. */
    stage: { type: 'string' },
    open: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, label: { type: 'string' } } },
    },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};
