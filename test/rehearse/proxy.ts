import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostClient } from '../support/client.ts';
import { sha256Of } from '../support/files.ts';
import { freePort, startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { report } from './report.ts';

/**
 * `npm run rehearse:proxy`: the host behind a real nginx with the configuration of deploy/nginx.conf, names and ports aside. Needs
 * nginx and openssl on PATH (`apt-get install nginx-light openssl`).
 */
const DOCUMENT_BYTES = 40 * 1024 * 1024;

// The certificate is this rehearsal's own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
const folder = await mkdtemp(join(tmpdir(), 'egov-proxy-'));
const [tls, plain, behind] = [await freePort(), await freePort(), await freePort()];
const url = `https://localhost:${tls}`;

async function startNginx() {
  const [crt, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      crt,
    ],
    { stdio: 'ignore' },
  );
  const site = (await readFile(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8'))
    .replaceAll('/etc/nginx/tls/xm.city.gov.cn.crt', crt)
    .replaceAll('/etc/nginx/tls/xm.city.gov.cn.key', key)
    .replaceAll('xm.city.gov.cn', 'localhost')
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${behind}`)
    .replaceAll(/listen (\[::\]:)?443/g, `listen $1${tls}`)
    .replaceAll(/listen (\[::\]:)?80;/g, `listen $1${plain};`);
  const conf = join(folder, 'nginx.conf');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((n) => `${n}_temp_path ${folder}/${n};`)
    .join('\n');
  await writeFile(
    conf,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${temp}\n${site} }\n`,
  );
  return spawn('nginx', ['-e', join(folder, 'error.log'), '-c', conf], { stdio: 'inherit' });
}

const talk = async (text: string, port: number) => {
  const socket = connect(port, '127.0.0.1');
  socket.end(text);
  return Buffer.concat(await socket.toArray()).toString();
};

const nginx = await startNginx();
const host = await startHostProcess({ port: behind, clock: STORY_BEGINS, env: { PUBLIC_URL: url } });
try {
  const client = new HostClient(url);
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  report('网页经 TLS 打开,带 HSTS', page.status === 200 && page.headers.has('strict-transport-security'));
  const moved = await fetch(`http://localhost:${plain}/x?y=1`, { redirect: 'manual' });
  report(
    'http 转到 https',
    moved.status === 301 && moved.headers.get('location') === 'https://localhost/x?y=1',
  );
  const misled = await talk(`GET /x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`, plain);
  report('冒充的 Host 不会转到别处', misled.includes('Location: https://localhost/x'));
  const discovery = await fetch(`${url}/oidc/.well-known/openid-configuration`);
  const { issuer } = (await discovery.json()) as { issuer: string };
  report('登录元数据的地址是对外地址', issuer.startsWith(url));
  const journey = await Journey.begin(client);
  const bytes = new Uint8Array(DOCUMENT_BYTES).fill(0x20);
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
  bytes.set(new TextEncoder().encode('\n%%EOF\n'), DOCUMENT_BYTES - 7);
  const file = { fileName: '建设方案.pdf', contentType: 'application/pdf', bytes };
  const { documentId, status } = await client.upload(
    'clerk-edu',
    journey.projectId,
    'constructionPlan',
    file,
  );
  report('40 MiB 经签名地址上传并通过校验', status === 'available');
  const download = await client.get<{ url: string }>(
    'clerk-edu',
    journey.path(`documents/${documentId}/download`),
  );
  const back = new Uint8Array(await (await fetch(download.body.url)).arrayBuffer());
  report('下载的内容一致', sha256Of(back) === sha256Of(bytes));
  const large = await client.request('clerk-edu', 'PATCH', journey.path(), { name: '大'.repeat(600_000) });
  report('过大的 JSON 由主机拒绝 (413)', large.status === 413);
  const metrics = await fetch(`${url}/metrics`);
  report('没有令牌看不到 /metrics', metrics.status === 404);
} finally {
  nginx.kill();
  await Promise.all([host.stop(), once(nginx, 'exit')]);
  await rm(folder, { recursive: true, force: true });
}
