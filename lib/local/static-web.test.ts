import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './fixture/temporary.ts';
import { openServer } from './host-server.ts';
import { serveWeb } from './static-web.ts';

const SCRIPT = `console.log(${JSON.stringify('政务信息化'.repeat(500))});`;

async function setUp(build: boolean) {
  const folder = join(temporaryFolder(), 'web');
  if (build) {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>应用</title>');
    writeFileSync(join(folder, 'assets/index-Ab3_d9xY.js'), SCRIPT);
    mkdirSync(join(folder, 'sign-in'));
    writeFileSync(join(folder, 'sign-in/silent.html'), '<!doctype html><title>登录</title>');
    writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  }
  const server = await openServer(0, '127.0.0.1', () => undefined);
  onTestFinished(server.close);
  const url = `http://localhost:${server.port}`;
  const web = serveWeb(folder, url);
  server.serve(url, [{ prefix: '/', handle: web.handle }], ['https://issuer.example']);
  await web.ready;
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(url + path, { headers, method });
}

const html = { accept: 'text/html,*/*' };

test('any address a browser opens is a page of the application', async () => {
  const get = await setUp(true);
  for (const path of ['/', '/projects/1', '/sign-in/callback?code=x.y']) {
    const response = await get(path, html);
    expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
    expect(await response.text()).toContain('应用');
  }
});

test('the frame that renews a session loads an empty page, not the application', async () => {
  const response = await (await setUp(true))('/sign-in/silent?code=x.y&state=z', html);
  expect(await response.text()).not.toContain('应用');
});

test('a missing file is 404, not the page', async () => {
  const get = await setUp(true);
  expect((await get('/assets/old-12345678.js', { accept: '*/*' })).status).toBe(404);
  expect((await get('/..%2f..%2fpackage.json', { accept: '*/*' })).status).toBe(404);
});

test('hashed files are cached for ever, compressed, and answer 304 to their ETag', async () => {
  const get = await setUp(true);
  const path = '/assets/index-Ab3_d9xY.js';
  for (const [encoding, accepted] of [
    ['br', 'gzip, br'],
    ['gzip', 'gzip'],
    [null, 'identity'],
  ] as const) {
    const response = await get(path, { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect(await response.text()).toBe(SCRIPT);
  }
  const etag = (await get(path)).headers.get('etag') ?? '';
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
});

test('says what a page may do', async () => {
  const { headers } = await (await setUp(true))('/', html);
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain("connect-src 'self' https://issuer.example;");
  expect(headers.get('content-security-policy')).toContain("object-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
});

test('a page opened by the loopback’s other name moves to the right one', async () => {
  const get = await setUp(true);
  const { url } = await get('/projects/1?a=b', html);
  const moved = await fetch(url.replace('localhost', '127.0.0.1'), { headers: html, redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([302, url]);
});

test('only reads', async () => {
  const response = await (await setUp(true))('/', html, 'POST');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('says how to build it where it is not built', async () => {
  const response = await (await setUp(false))('/', html);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build:web');
});

test('two hosts that start at once on a new build: no file comes and goes in its folder', async () => {
  const folder = join(temporaryFolder(), 'web');
  mkdirSync(folder);
  const built = Array.from({ length: 20 }, (_, i) => `page-${i}.js`);
  for (const name of built) writeFileSync(join(folder, name), SCRIPT);
  const both = Promise.all([1, 2].map(() => serveWeb(folder, 'http://localhost').ready));
  const seen = new Set<string>();
  for (let going = true; going; ) {
    going = await Promise.race([both.then(() => false), delay(1).then(() => true)]);
    for (const name of readdirSync(folder)) seen.add(name);
  }
  expect([...seen].sort()).toEqual(built.flatMap((name) => [name, `${name}.br`, `${name}.gz`]).sort());
  expect(readdirSync(join(folder, '..'))).toEqual(['web']);
});
