import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { planParts } from '../../lib/project/upload-parts.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { Uploader } from '../support/uploads.ts';
import { report } from './report.ts';

/**
 * `npm run rehearse:large-upload [-- MiB]`: one file of 2 GiB from a real Chromium into a host on this machine: held and gone on with
 * after a quarter, the page left after a half and the same file chosen again, checked, downloaded. The memory of host and page meanwhile.
 */
const MIB = 1024 ** 2;
const [mib = 2048] = process.argv.slice(2).map(Number);
const NAME = '全市视频点位资料.pdf';
const PAUSE_MS = 65 * 60_000;
const HOURS = { timeout: 3 * 3600_000 };
/** What the page or the host may hold of it: far less than the file. */
const MOST_MB = 600;

const folder = mkdtempSync(join(tmpdir(), 'egov-large-'));
const path = join(folder, NAME);
const sha256 = await writeFile();
const host = await startHostProcess({ clock: STORY_BEGINS });
const browser = await launchBrowser();
const peaks = { page: 0, host: 0 };
try {
  const client = new HostClient(host.url);
  const journey = await Journey.begin(client);
  const { page, errors } = await openPage(browser, host.url);
  await page.goto(journey.path().replace('/api', ''));
  await page.getByRole('button', { name: '王敏' }).click();
  await page.getByRole('banner').getByText('王敏').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  const atRest = { page: await pageMemory(), host: hostMemory('VmRSS') };
  console.log(`at rest: page ${atRest.page} MB, host ${atRest.host} MB`);
  const watch = setInterval(() => void look(), 1000);

  const { parts, inFlight } = partsOf(page);
  const total = planParts(mib * MIB).sizes.length;
  const began = performance.now();
  let mark = began;
  const lap = (what: string) => {
    const now = performance.now();
    console.log(
      `${what}: ${((now - mark) / 1000).toFixed(0)} s; page ≤ ${peaks.page} MB, host ≤ ${peaks.host} MB`,
    );
    mark = now;
  };
  const choose = () => page.getByLabel('上传「建设依据」').setInputFiles(path);

  await choose();
  await page.getByText('正在上传', { exact: true }).waitFor(HOURS);
  lap('SHA-256 of the whole and of each part, in the page');

  await sent(parts, total / 4);
  await page.getByRole('button', { name: `暂停「${NAME}」` }).click();
  await page.getByText('已暂停', { exact: true }).waitFor();
  while (inFlight.size > 0) await page.waitForTimeout(100);
  const held = parts.length;
  await page.waitForTimeout(5000);
  report(`held: nothing goes out (${held} of ${total} parts are there)`, parts.length === held);
  // Longer than any address lives: the rest needs fresh ones.
  const { documents: begun } = await journey.view<{ documents: { uploaded: { at: string } }[] }>();
  await client.clock(new Date(Date.parse(begun[0]?.uploaded.at ?? '') + PAUSE_MS).toISOString());
  await page.getByRole('button', { name: `继续「${NAME}」` }).click();
  await sent(parts, total / 2);
  lap(`half of it sent, with a pause`);

  await page.reload();
  await page.getByText('再次选择同一个文件即可续传').waitFor({ timeout: 60_000 });
  const before = parts.length;
  await choose();
  await page.getByText('正在上传', { exact: true }).waitFor(HOURS);
  lap('page left, same file chosen and hashed again');
  await page.getByRole('button', { name: `下载「${NAME}」` }).waitFor(HOURS);
  lap('the rest sent, joined, read through and found right');
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;

  const rest = parts.length - before;
  report(
    `${before} of ${total} parts were there when the page was left, ${rest} went out after`,
    rest <= total - before,
  );
  const documents = (await journey.view<{ documents: { documentId: string; status: string }[] }>()).documents;
  report('one registration, available', documents.length === 1 && documents[0]?.status === 'available');
  report('no error in the page', errors.length === 0);
  report(`page ≤ ${peaks.page} MB (${peaks.page - atRest.page} more than at rest)`, peaks.page < MOST_MB);
  report(`host ≤ ${peaks.host} MB (${peaks.host - atRest.host} more than at rest)`, peaks.host < MOST_MB);
  const { documentId = '' } = documents[0] ?? {};
  const { url } = (await new Uploader(client, 'clerk-edu', journey.projectId).download(documentId)).body;
  report('what is downloaded is what was chosen', (await downloaded(url)) === sha256);
  console.log(`${mib} MiB in ${seconds.toFixed(0)} s, all interruptions included`);
} finally {
  await browser.close();
  await host.stop();
  rmSync(folder, { recursive: true });
}

async function writeFile(): Promise<string> {
  const hash = createHash('sha256');
  const block = randomBytes(MIB);
  block.write('%PDF-1.4\n');
  const file = await open(path, 'w');
  for (let i = 0; i < mib; i++) {
    // No part is like another one.
    block.writeUInt32LE(i, 16);
    hash.update(block);
    await file.write(block);
  }
  await file.close();
  return hash.digest('hex');
}

async function downloaded(url: string): Promise<string> {
  const hash = createHash('sha256');
  const { body } = await fetch(url);
  for await (const chunk of body ?? []) hash.update(chunk);
  return hash.digest('hex');
}

/** Every part that the store took, in the order of its answer, and the requests on their way. */
function partsOf(page: Page) {
  const parts: number[] = [];
  const inFlight = new Set<Request>();
  page.on('request', (request) => {
    if (partNumber(request)) inFlight.add(request);
  });
  page.on('requestfailed', (request) => inFlight.delete(request));
  page.on('requestfinished', async (request) => {
    const number = partNumber(request);
    const response = await request.response();
    if (number > 0 && response?.ok()) parts.push(number);
    inFlight.delete(request);
  });
  return { parts, inFlight };
}

function partNumber(request: Request): number {
  return request.method() === 'PUT' ? Number(new URL(request.url()).searchParams.get('partNumber')) : 0;
}

async function sent(parts: number[], count: number): Promise<void> {
  while (parts.length < count) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function look(): Promise<void> {
  peaks.host = Math.max(peaks.host, hostMemory('VmRSS'));
  peaks.page = Math.max(peaks.page, await pageMemory().catch(() => 0));
}

function hostMemory(field: string): number {
  return megabytes(readFileSync(`/proc/${host.process.pid}/status`, 'utf8'), field);
}

/** Of all processes that draw or run the page and its worker. */
async function pageMemory(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { id }) => sum + megabytes(readFileSync(`/proc/${id}/status`, 'utf8'), 'VmRSS'), 0);
}

function megabytes(status: string, field: string): number {
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}
