import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, listen } from './ports.ts';

const SERVE = join(import.meta.dirname, 'serve.ts');
const AUDIENCE = 'egov-projects';
const METRICS_TOKEN = 'for-prometheus-only';

/** The city's own issuer: discovery and one key. */
async function openIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }];
  const server = createServer((req, res) => {
    const found = req.url?.endsWith('/openid-configuration')
      ? { issuer, jwks_uri: `${issuer}/keys` }
      : { keys };
    res.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  });
  const issuer = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  const token = (sub: string) =>
    new SignJWT({ sub })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  return { issuer, token, close: () => server.close() };
}

let issuer: Awaited<ReturnType<typeof openIssuer>>;
const folder = mkdtempSync(join(tmpdir(), 'egov-serve-'));
let settings: Record<string, string>;
let child: ChildProcess;
let url: string;
let output = '';
const lines = () =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  issuer = await openIssuer();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  settings = {
    PORT: String(port),
    DATA_DIR: folder,
    PUBLIC_URL: url,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: AUDIENCE,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'xm@city.test',
    METRICS_TOKEN,
  };
  // As an operator sees it: the tests' own setting silences the functions.
  const { POWERTOOLS_LOG_LEVEL: _, ...environment } = process.env;
  child = spawn(process.execPath, [SERVE], { env: { ...environment, ...settings } });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(output)));
  const started = async () => {
    while (!output.includes('已启动') && child.stdout) await once(child.stdout, 'data');
  };
  await Promise.race([started(), ended]);
  ended.catch(() => undefined);
});

afterAll(() => {
  child.kill('SIGKILL');
  issuer.close();
  rmSync(folder, { recursive: true, force: true });
});

test('with nothing set it does not start, and says each thing that is missing', async () => {
  const { PATH = '' } = process.env;
  const failed = promisify(execFile)(process.execPath, [SERVE], { env: { PATH } });
  await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/(缺少 [\s\S]*){6}/) });
});

test('the first administrator is added by a command while it runs, and is known by the token of the city’s issuer', async () => {
  const person = [
    '--sub',
    'u-1024',
    '--name',
    '张三',
    '--email',
    'zs@city.test',
    '--unit',
    'dsj',
    '--unit-name',
    '大数据局',
  ];
  const me = async () =>
    fetch(`${url}/api/me?q=%E6%9D%8E%E5%9B%9B`, {
      headers: { authorization: `Bearer ${await issuer.token('u-1024')}` },
    });
  expect((await me()).status).toBe(403);
  const tool = join(import.meta.dirname, 'add-admin.ts');
  await promisify(execFile)(process.execPath, [tool, ...person], { env: { ...process.env, ...settings } });
  const known = await me();
  expect([known.status, await known.json()]).toMatchObject([200, { name: '张三', roles: ['admin'] }]);
});

test('nothing of the demonstration is there', async () => {
  for (const path of ['/local/token?user=admin', '/local/mail', '/local/clock', '/oidc/auth'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
});

test('health, readiness and metrics: the last only for who has the token', async () => {
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
  const ready = await fetch(`${url}/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { table: true, disk: true } },
  ]);
  const metrics = (authorization: string) => fetch(`${url}/metrics`, { headers: { authorization } });
  expect((await metrics('')).status).toBe(404);
  expect((await metrics(`Bearer ${METRICS_TOKEN}x`)).status).toBe(404);
  const text = await (await metrics(`Bearer ${METRICS_TOKEN}`)).text();
  expect(text).toMatch(
    /egov_http_request_duration_seconds_count\{method="GET",route="\/ready",status="200"\} 1/,
  );
  expect(text).toContain('egov_bus_deliveries{state="dead"} 0');
  expect(text).toMatch(/egov_schedule_last_run_timestamp_seconds\{schedule="due-check"\} \d{10}/);
});

test('each log line is JSON; a request is found by the id that its answer carried, and nobody by name, address or question', async () => {
  const answer = await fetch(`${url}/api/projects/P-secret?text=%E6%9D%8E%E5%9B%9B`, {
    headers: { authorization: `Bearer ${await issuer.token('u-1024')}` },
  });
  const requestId = answer.headers.get('x-request-id');
  await expect
    .poll(() => lines().filter((line) => line.message === 'request' && line.requestId === requestId))
    .toMatchObject([
      { level: 'INFO', method: 'GET', route: '/api/projects/{projectId}', status: answer.status },
    ]);
  expect(output).not.toMatch(/张三|zs@city|u-1024|李四|%E6%9D%8E|P-secret|127\.0\.0\.1:\d+.*Bearer/);
});

test('SIGTERM ends it with 0', async () => {
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
