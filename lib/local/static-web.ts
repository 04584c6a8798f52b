import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
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
  const files = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  const wanting = await Promise.all(files.map(wantsCompression));
  if (!wanting.includes(true)) return;
  // Beside the folder, not in it: another host may be listing it just now, or compressing the same files.
  const drafts = await mkdtemp(join(dirname(directory), '.compressed-'));
  try {
    for (const [i, file] of files.entries()) if (wanting[i]) await compressFile(file, join(drafts, 'file'));
  } finally {
    await rm(drafts, { recursive: true });
  }
}

async function wantsCompression(file: string): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  const compressed = await stat(`${file}.gz`).catch(() => undefined);
  return size >= WORTH_IT_BYTES && !(compressed && compressed.mtimeMs >= mtimeMs);
}

async function compressFile(file: string, draft: string): Promise<void> {
  const content = await readFile(file);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await replaceFile(`${file}.br`, await promisify(brotliCompress)(content, quality), draft);
  await replaceFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }), draft);
}

/** Never a half-written file under its name: it may be on its way to a browser. */
async function replaceFile(file: string, content: Buffer, draft: string): Promise<void> {
  await writeFile(draft, content);
  await rename(draft, file);
}
