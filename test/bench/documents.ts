import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { planParts } from '../../lib/project/upload-parts.ts';
import { HostClient } from '../support/client.ts';
import { startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import * as story from '../support/story.ts';
import { type Parts, Uploader } from '../support/uploads.ts';

/**
 * `npm run bench:documents [-- MiB]`: one large document through the whole product (signed addresses, parts, completion,
 * check, download) against a raw copy of the same bytes with their SHA-256 in the same run; the host's memory meanwhile,
 * and how often a function was called for it.
 */
const MIB = 1024 ** 2;
const [mib = 2048] = process.argv.slice(2).map(Number);
const bytes = mib * MIB;
const IN_FLIGHT = 4;
const READ = { highWaterMark: 256 * 1024 };
const work = mkdtempSync(path.join(tmpdir(), 'documents-bench-'));
const source = path.join(work, 'source');

const host = await startHostProcess({ clock: story.STORY_BEGINS });
try {
  await writeSource();
  const client = new HostClient(host.url);
  const journey = await Journey.begin(client);
  const uploader = new Uploader(client, 'clerk-edu', journey.projectId);
  console.log(`host at rest: ${memory('VmRSS')} MB`);

  const copied = await measure('raw: read, SHA-256, write, fsync', copyWithHash);
  const hashed = await measure('raw: read, SHA-256', () => hashOf(createReadStream(source, READ)));
  const { sizes, partSizeBytes } = planParts(bytes);
  const partSha256 = await Promise.all(sizes.map((size, i) => hashOf(partOf(i * partSizeBytes, size))));
  const sha256 = await hashOf(createReadStream(source, READ));

  const began = performance.now();
  let calls = 0;
  const registered = await uploader.register({
    ...{ material: 'constructionBasis', fileName: '大文件.pdf', contentType: 'application/pdf' },
    ...{ sizeBytes: bytes, sha256, partSha256 },
  });
  calls++;
  const { documentId } = registered.body;
  const { parts } = registered.body.upload as Parts;
  await measure(`product: ${IN_FLIGHT} parts in flight`, () => sendAll(parts, partSizeBytes, sizes), copied);
  await uploader.complete(documentId);
  calls++;
  const status = await untilDecided(uploader, documentId);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `product: registered → ${status}: ${seconds.toFixed(1)} s, ${(mib / seconds).toFixed(0)} MiB/s, ${(mib / seconds / copied).toFixed(2)} of the raw copy`,
  );
  const { url } = (await uploader.download(documentId)).body;
  await measure(
    'product: download, SHA-256',
    async () => hashOf(Readable.fromWeb((await fetch(url)).body as never)),
    hashed,
  );
  console.log(`host: ${memory('VmRSS')} MB, peak ${memory('VmHWM')} MB`);

  const { items } = await journey.history();
  const checks = items.filter(
    ({ type, data }) => type === 'documentAccepted' && data.documentId === documentId,
  );
  const sent = Buffer.byteLength(JSON.stringify(partSha256));
  console.log(
    `functions called for the upload: ${calls} requests + ${checks.length} check; largest request about ${sent} bytes, none of them of the file`,
  );
} finally {
  await host.stop();
  rmSync(work, { recursive: true });
}

async function writeSource(): Promise<void> {
  const block = randomBytes(MIB);
  const file = await open(source, 'w');
  await file.write(Buffer.concat([Buffer.from('%PDF-1.4\n'), block]).subarray(0, MIB));
  for (let i = 1; i < mib; i++) await file.write(block);
  await file.sync();
  await file.close();
}

async function copyWithHash(): Promise<void> {
  const copy = await open(path.join(work, 'copy'), 'w');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(source, READ)) {
    hash.update(chunk as Buffer);
    await copy.write(chunk as Buffer);
  }
  await copy.sync();
  await copy.close();
}

function partOf(start: number, size: number) {
  return createReadStream(source, { ...READ, start, end: start + size - 1 });
}

async function hashOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

async function sendAll(parts: Parts['parts'], partSizeBytes: number, sizes: number[]): Promise<void> {
  const waiting = [...parts];
  const sender = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const size = sizes[part.number - 1] ?? 0;
      const headers = { ...part.headers, 'content-length': String(size) };
      const out = request(part.url, { method: 'PUT', headers });
      partOf((part.number - 1) * partSizeBytes, size).pipe(out);
      const [answer] = await once(out, 'response');
      answer.resume();
      if (answer.statusCode !== 200) throw new Error(`part ${part.number}: ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
}

/** Bound in time by the check, which reads the whole once more. */
async function untilDecided(uploader: Uploader, documentId: string): Promise<string> {
  for (;;) {
    const document = await uploader.document(documentId);
    if (document && document.status !== 'pending' && document.status !== 'checking') return document.status;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function memory(field: string): number {
  const status = readFileSync(`/proc/${host.process.pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}

async function measure(name: string, run: () => Promise<unknown>, base?: number): Promise<number> {
  const started = performance.now();
  await run();
  const rate = mib / ((performance.now() - started) / 1000);
  const ratio = base === undefined ? '' : `, ${(rate / base).toFixed(2)} of the raw one`;
  console.log(`${name}: ${mib} MiB at ${rate.toFixed(0)} MiB/s${ratio}; host ${memory('VmRSS')} MB`);
  return rate;
}
