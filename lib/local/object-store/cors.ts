import type { IncomingMessage, ServerResponse } from 'node:http';

const METHODS = ['GET', 'HEAD', 'PUT'];
const EXPOSED = [
  'accept-ranges',
  'content-disposition',
  'content-length',
  'content-range',
  'etag',
  'x-amz-checksum-sha256',
  'x-amz-request-id',
  'x-amz-version-id',
];
/** What a page may send. Not Authorization: a page holds signed URLs, never the secret. */
const REQUESTABLE =
  /^(content-type|content-md5|range|if-(none-)?match|if-(un)?modified-since|x-amz-[a-z0-9-]+)$/;

/** Only for the origins of the host's own settings; every other page gets an answer that its browser will not show it. */
export function corsHeaders(req: IncomingMessage, allowedOrigins: readonly string[]): Record<string, string> {
  const { origin } = req.headers;
  if (origin === undefined || !allowedOrigins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': EXPOSED.join(', '),
  };
}

export function isPreflight(req: IncomingMessage): boolean {
  return req.method === 'OPTIONS' && req.headers['access-control-request-method'] !== undefined;
}

export function answerPreflight(
  req: IncomingMessage,
  res: ServerResponse,
  allowedOrigins: readonly string[],
): void {
  const cors = corsHeaders(req, allowedOrigins);
  const requested = (req.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const allowed =
    'access-control-allow-origin' in cors &&
    METHODS.includes(req.headers['access-control-request-method'] ?? '') &&
    requested.every((name) => REQUESTABLE.test(name));
  if (!allowed) {
    res.writeHead(403, { vary: 'Origin' }).end();
    return;
  }
  res
    .writeHead(204, {
      ...cors,
      'access-control-allow-methods': METHODS.join(', '),
      'access-control-allow-headers': requested.join(', '),
      'access-control-max-age': '600',
    })
    .end();
}
