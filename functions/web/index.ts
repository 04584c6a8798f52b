import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { keepEndpoints } from '../../lib/identity/issuer.ts';
import { cacheControlOf, contentTypeOf, securityHeaders } from '../../lib/page-headers.ts';
import { SIGN_IN_SETTINGS, type SignInSettings } from '../../lib/sign-in-settings.ts';

/** Good enough, and a tenth of the time of the best: each sandbox compresses a file once. */
const QUALITY = 5;

const folder = process.env.WEB_FOLDER ?? join(import.meta.dirname, 'web');
const names = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.replaceAll('\\', '/')}`),
);
const signIn: SignInSettings = JSON.parse(process.env.SIGN_IN ?? '{}');
const endpoints = keepEndpoints(signIn.issuer);
const compressed = new Map<string, Buffer>();

/**
 * The application's pages behind the HTTP API, where there is no CloudFront without a record (ICP 备案) of its own. The files lie
 * beside the bundle (`WEB_FOLDER`); any other address is one of the application's pages and gets index.html.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { method } = event.requestContext.http;
  if (method !== 'GET' && method !== 'HEAD')
    return { statusCode: 405, headers: { ...base(), allow: 'GET, HEAD' } };
  if (event.rawPath === SIGN_IN_SETTINGS) return signInSettings(event.requestContext.timeEpoch);
  const path = names.has(`${event.rawPath}.html`) ? `${event.rawPath}.html` : event.rawPath;
  const file = names.has(path) && contentTypeOf(path) ? path : undefined;
  const isPage = event.headers.accept?.includes('text/html');
  if (!file && !isPage) return { statusCode: 404, headers: base() };
  return serve(file ?? '/index.html', event.headers['accept-encoding']?.includes('br') ?? false);
}

async function signInSettings(now: number): Promise<APIGatewayProxyStructuredResultV2> {
  const body = JSON.stringify({ ...signIn, endpoints: await endpoints(now) });
  return answer(SIGN_IN_SETTINGS, Buffer.from(body), 'no-cache');
}

function serve(path: string, brotli: boolean): APIGatewayProxyStructuredResultV2 {
  if (!brotli) return answer(path, readFileSync(join(folder, path)), cacheControlOf(path));
  let bytes = compressed.get(path);
  if (!bytes) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    bytes = brotliCompressSync(readFileSync(join(folder, path)), { params });
    compressed.set(path, bytes);
  }
  return answer(path, bytes, cacheControlOf(path), { 'content-encoding': 'br' });
}

const base = () => ({
  ...securityHeaders(process.env.PAGE_POLICY ?? ''),
  'strict-transport-security': 'max-age=31536000',
  vary: 'accept-encoding',
});

function answer(
  path: string,
  bytes: Buffer,
  cacheControl: string,
  more: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...base(),
    'content-type': contentTypeOf(path) ?? '',
    'cache-control': cacheControl,
    ...more,
  };
  return { statusCode: 200, headers, body: bytes.toString('base64'), isBase64Encoded: true };
}
