import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, expect, test, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'egov-web-'));
mkdirSync(join(folder, 'assets'));
mkdirSync(join(folder, 'sign-in'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>页面');
writeFileSync(join(folder, 'sign-in/silent.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets/page-abcdefgh.js'), 'let a');
writeFileSync(join(folder, 'assets/page-abcdefgh.js.gz'), 'not served');
vi.stubEnv('WEB_FOLDER', folder);
vi.stubEnv('SIGN_IN', '{"issuer":"https://login.city.test","clientId":"web"}');
vi.stubEnv('PAGE_POLICY', "default-src 'self'");
const { handler } = await import('./index.ts');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function get(rawPath: string, headers: Record<string, string> = {}, method = 'GET') {
  const event = { rawPath, headers, requestContext: { http: { method } } };
  const answer = await handler(event as unknown as APIGatewayProxyEventV2);
  const bytes = Buffer.from(answer.body ?? '', 'base64');
  const brotli = answer.headers?.['content-encoding'] === 'br';
  return { ...answer, text: String(brotli ? brotliDecompressSync(bytes) : bytes) };
}

test('any page of the application is index.html, never kept; a file with its hash in its name is kept for a year', async () => {
  const page = await get('/projects/42', { accept: 'text/html' });
  expect(page).toMatchObject({
    statusCode: 200,
    text: '<!doctype html>页面',
    headers: { 'cache-control': 'no-cache' },
  });
  const file = await get('/assets/page-abcdefgh.js', { 'accept-encoding': 'gzip, br' });
  expect(file.text).toBe('let a');
  expect(file.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
  });
});

test('the frame that renews a session loads an empty page, not the application', async () => {
  expect((await get('/sign-in/silent', { accept: 'text/html' })).text).toBe('<!doctype html>');
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/nothing.js', '/sign-in/settings.json'])
    expect((await get(path, path === '/' ? { accept: 'text/html' } : {})).headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    });
});

test.for(['/nothing.js', '/../index.ts', '/assets', '/assets/page-abcdefgh.js.gz', '/%2e%2e/index.ts'])(
  '%s is not there',
  async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  },
);

test('who signs people in is told from the settings; nothing can be posted', async () => {
  expect(JSON.parse((await get('/sign-in/settings.json')).text)).toEqual({
    issuer: 'https://login.city.test',
    clientId: 'web',
  });
  expect((await get('/', {}, 'POST')).statusCode).toBe(405);
});
