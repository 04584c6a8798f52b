import { existsSync } from 'node:fs';
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import sirv from 'sirv';
import { cacheControlOf } from '../page-headers.ts';
import type { RequestHandler } from './gateway.ts';
import { htmlPage } from './html.ts';
import { problems, sendProblem } from './problem.ts';

const COMPRESSIBLE = /\.(?:js|css|html|svg|json|txt|map|wasm|webmanifest)$/;
const WORTH_IT_BYTES = 1024;

/** The built application. Any address that is no file is one of its pages and gets index.html. */
export function serveWeb(
  directory: string,
  publicUrl: string,
): { handle: RequestHandler; ready: Promise<void> } {
  let files = openFiles(directory);
  const ready = compressFiles(directory).then(() => {
    files = openFiles(directory);
  });

  const handle: RequestHandler = async (req, res) => {
    const better = loopbackAddress(req, publicUrl);
    if (better) return void res.writeHead(302, { location: better }).end();
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return sendProblem(res, problems.methodNotAllowed, { allow: 'GET, HEAD' });
    }
    files(req, res, () => {
      if (!req.headers.accept?.includes('text/html')) return sendProblem(res, problems.notFound);
      if (!existsSync(join(directory, 'index.html'))) return notBuilt(res);
      req.url = '/index.html';
      files(req, res, () => sendProblem(res, problems.notFound));
    });
  };
  return { handle, ready };
}

/**
 * `127.0.0.1` and `localhost` are one machine and two sites: a sign-in begun on one comes back to the other. A person who
 * opens the wrong one is sent to the right one.
 */
function loopbackAddress(req: IncomingMessage, publicUrl: string): string | undefined {
  const asked = URL.parse(`http://${req.headers.host}`);
  const right = new URL(publicUrl);
  const isLoopback = (url: URL | null) =>
    url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const wrong = asked?.host !== right.host && isLoopback(asked) && isLoopback(right);
  return wrong && req.headers.accept?.includes('text/html') ? right.origin + req.url : undefined;
}

type Files = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

function openFiles(directory: string): Files {
  if (!existsSync(directory)) return (_req, _res, next) => next();
  return sirv(directory, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(res, pathname) {
      res.setHeader('cache-control', cacheControlOf(pathname));
    },
  });
}

function notBuilt(res: ServerResponse): void {
  res.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
  res.end(
    htmlPage(
      '网页尚未构建',
      '<p>接口已可使用。要使用网页,请先运行 <code>npm run build:web</code>,再重新启动。</p>',
    ),
  );
}

/** Writes `.br` and `.gz` beside each file that has none yet: once per build, off the main thread. */
async function compressFiles(directory: string): Promise<void> {
  if (!existsSync(directory)) return;
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && COMPRESSIBLE.test(entry.name)) await compressFile(file);
  }
}

async function compressFile(file: string): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  const compressed = await stat(`${file}.gz`).catch(() => undefined);
  if (size < WORTH_IT_BYTES || (compressed && compressed.mtimeMs >= mtimeMs)) return;
  const content = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await replaceFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
  await replaceFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** Never a half-written file under its name: it may be on its way to a browser. */
async function replaceFile(file: string, content: Buffer): Promise<void> {
  await writeFile(`${file}.tmp`, content);
  await rename(`${file}.tmp`, file);
}
