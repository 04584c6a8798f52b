import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEnvironment } from './environment.ts';
import { openClient } from './fixture/client.ts';
import { fixtureParts } from './fixture/parts.ts';
import { temporaryFolder } from './fixture/temporary.ts';
import { type HostOptions, startHost } from './host.ts';
import { freePort, listen } from './ports.ts';

async function setUp(options: Partial<HostOptions> = {}) {
  const dataDir = temporaryFolder();
  const host = await startHost({
    parts: fixtureParts,
    dataDir,
    port: 0,
    demo: true,
    log: () => undefined,
    ...options,
  });
  onTestFinished(host.stop);
  return { host, ...openClient(host.url) };
}

test('seeds people and units before it serves', async () => {
  const seeded: unknown[] = [];
  await setUp({
    parts: { ...fixtureParts, seed: async (people, units) => void seeded.push(people.length, units.length) },
  });
  expect(seeded).toEqual([14, 8]);
});

test('for real (DEMO=0) names what is missing, then serves nothing of the demonstration', async () => {
  await expect(setUp({ demo: false })).rejects.toThrow(
    /缺少 PUBLIC_URL:.*\n.*缺少 OIDC_ISSUER:.*\n.*缺少 OIDC_AUDIENCE:.*\n.*缺少 SMTP_URL:.*\n.*缺少 MAIL_FROM:/,
  );
  const issuer = await setUp();
  const environment = openEnvironment();
  onTestFinished(environment.restore);
  await issuer.host.stop();
  environment.set('OIDC_ISSUER', 'http://127.0.0.1:1/none');
  environment.set('OIDC_AUDIENCE', 'egov-projects');
  environment.set('SMTP_URL', 'smtp://127.0.0.1:1');
  environment.set('MAIL_FROM', 'a@example.gov.cn');
  const port = await freePort();
  const { get } = await setUp({ demo: false, port, publicUrl: `http://localhost:${port}` });
  for (const path of ['/local/token?user=admin', '/local/mail', '/local/clock', '/oidc/auth']) {
    const response = await fetch((await get(path)).url, { headers: { accept: 'text/html' } });
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test('takes back the environment it set', async () => {
  const before = { ...process.env };
  const { host } = await setUp();
  expect(process.env.TABLE_NAME).toBe('egov-projects');
  await host.stop();
  expect(process.env).toEqual(before);
});

test('a second host on the same folder, and a busy port, are refused with a sentence', async () => {
  const dataDir = temporaryFolder();
  const { host } = await setUp({ dataDir });
  await expect(setUp({ dataDir })).rejects.toThrow(`数据目录 ${dataDir} 正由另一个主机进程使用`);
  expect((await fetch(`${host.url}/api/echo`)).status).toBe(200);
  const other = createServer();
  const port = await listen(other, 0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await expect(setUp({ port })).rejects.toThrow(`端口 127.0.0.1:${port} 已被占用`);
});

test('a running request ends before the host does', async () => {
  const { host } = await setUp();
  const running = fetch(`${host.url}/api/echo?answer=slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await host.stop();
  expect(performance.now() - began).toBeLessThan(2_900);
  expect(await (await running).text()).toBe('late');
});

/** `npm start`, as its own process. */
function start(settings: Record<string, string>): {
  child: ChildProcess;
  output(): string;
  ended: Promise<unknown[]>;
} {
  const environment = { ...process.env, PORT: '0', DATA_DIR: temporaryFolder(), ...settings };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], { env: environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output: () => text, ended: once(child, 'exit') };
}

test('npm start says in Chinese where it is, and ends on SIGTERM', async () => {
  const { child, output, ended } = start({});
  await expect.poll(output, { timeout: 20_000 }).toMatch(/政务信息化项目管理已启动: http:\/\/localhost:\d+/);
  expect(output()).toMatch(/clerk-edu +王敏\(经办,市教育和体育局\)/);
  expect(output()).toContain('/local/mail/inbox');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('told to end while it starts, npm start ends in order', async () => {
  const DATA_DIR = temporaryFolder();
  const { child, ended } = start({ DATA_DIR });
  const begun = () => existsSync(join(DATA_DIR, 'host.lock'));
  await expect.poll(begun, { interval: 5, timeout: 20_000 }).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('npm start gives the reason it does not start, in both languages and without a stack', async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  const PORT = String(await listen(other, 0, '127.0.0.1'));
  const { output, ended } = start({ PORT });
  expect(await ended).toEqual([1, null]);
  expect(output()).toContain(`端口 127.0.0.1:${PORT} 已被占用`);
  expect(output()).toContain(`Port ${PORT} on 127.0.0.1 is in use`);
  expect(output()).not.toContain('    at ');
});

async function run(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixture/run.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

test('killed while it writes, then started again: every acknowledged note is stored and mailed', async () => {
  const dataDir = temporaryFolder();
  const first = await run(dataDir);
  const { note, token } = openClient(first.url);
  const jwt = await token('clerk-edu');
  const acknowledged: string[] = [];
  const write = async (id: string) => {
    const response = await note(id, jwt).catch(() => undefined);
    if (response?.status === 201) acknowledged.push(id);
  };
  const writing = Array.from({ length: 400 }, (_, i) => String(i)).reduce(
    (before, id, i) => (i < 4 ? write(id).then(() => before) : before.then(() => write(id))),
    Promise.resolve(),
  );
  await expect.poll(() => acknowledged.length, { interval: 5, timeout: 10_000 }).toBeGreaterThan(60);
  first.child.kill('SIGKILL');
  await writing;

  const second = await run(dataDir);
  const mailed = async () => new Set((await openClient(second.url).mail()).map(({ subject }) => subject));
  const missing = async () => {
    const subjects = await mailed();
    return acknowledged.filter((id) => !subjects.has(`已记录 NOTE#${id}`));
  };
  await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(60);
}, 60_000);
