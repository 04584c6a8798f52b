import type { IncomingMessage } from 'node:http';
import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext } from 'aws-lambda';
import type { Route } from '../routes.ts';
import { ACCOUNT_ID } from './aws-names.ts';
import type { JwtClaims } from './jwt.ts';

export type HttpEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { authorizer?: { jwt: JwtClaims } }
>;

export interface HttpEventParts {
  req: IncomingMessage;
  url: URL;
  route: Pick<Route, 'method' | 'path'>;
  pathParameters: Record<string, string>;
  body: Buffer;
  jwt: JwtClaims | undefined;
  requestId: string;
  /** Milliseconds, the host's clock: the only time a function gets to know. */
  timeEpoch: number;
}

/** Request → what an HTTP API gives its integration, payload version 2.0. */
export function toHttpEvent({
  req,
  url,
  route,
  pathParameters,
  body,
  jwt,
  requestId,
  timeEpoch,
}: HttpEventParts): HttpEvent {
  const { cookie, ...headers } = joinHeaders(req);
  const routeKey = `${route.method} ${route.path}`;
  const query = joinQuery(url);
  const isText = /^(text\/|application\/(json|xml|javascript|[\w.+-]+\+(json|xml)|x-www-form-urlencoded))/i;
  const isBase64Encoded = body.length > 0 && !isText.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: 'local',
      ...(jwt && { authorizer: { jwt } }),
      domainName: url.hostname,
      domainPrefix: url.hostname.split('.')[0] ?? '',
      http: {
        method: route.method,
        path: url.pathname,
        protocol: `HTTP/${req.httpVersion}`,
        sourceIp: req.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: commonLogTime(timeEpoch),
      timeEpoch,
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

function joinHeaders(req: IncomingMessage): Record<string, string> {
  const entries = Object.entries(req.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(name === 'cookie' ? '; ' : ','),
  ]);
  return Object.fromEntries(entries);
}

function joinQuery(url: URL): Record<string, string> | undefined {
  const names = [...new Set(url.searchParams.keys())];
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name).join(',')]));
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(instant: number): string {
  const [, day, month, year, time] = new Date(instant).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
