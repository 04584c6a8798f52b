import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import { Journey, smallPdf } from '../support/journey.ts';
import * as story from '../support/story.ts';
import { largePdf } from '../support/uploads.ts';

/** A file over 64 MiB in real Chromium: the line is cut in the middle, and later the page is left in the middle. */
const MIB = 1024 ** 2;
let host: HostProcess;
let browser: Browser;
let journey: Journey;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'egov-uploads-'));
  [host, browser] = await Promise.all([startHostProcess({ clock: story.STORY_BEGINS }), launchBrowser()]);
  journey = await Journey.begin(new HostClient(host.url));
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(folder, { recursive: true });
});

async function clerkAt(path: string) {
  const opened = await openPage(browser, host.url);
  await opened.page.goto(path);
  await opened.page.getByRole('button', { name: '王敏' }).click();
  await opened.page.getByRole('banner').getByText('王敏').waitFor();
  return opened;
}

/** Every part that reached the store, in the order of its answer. */
function partsOf(page: Page): number[] {
  const parts: number[] = [];
  page.on('response', (response) => {
    const number = new URL(response.url()).searchParams.get('partNumber');
    if (number && response.request().method() === 'PUT' && response.ok()) parts.push(Number(number));
  });
  return parts;
}

function fileOnDisk(name: string, seed: number): string {
  const path = join(folder, name);
  writeFileSync(path, largePdf(name, 64 * MIB + seed, seed).bytes);
  return path;
}

const choose = (page: Page, path: string) => page.getByLabel('上传「建设依据」').setInputFiles(path);
const available = (page: Page, name: string) =>
  page.getByRole('button', { name: `下载「${name}」` }).waitFor({ timeout: 60_000 });
const documents = async () =>
  (await journey.view<{ documents: { status: string; fileName: string }[] }>()).documents;

test('a cut line and a left page cost no part that was there, and no second registration', {
  timeout: 120_000,
}, async () => {
  const { page, errors } = await clerkAt(journey.path().replace('/api', ''));
  page.on('dialog', (dialog) => void dialog.accept());
  const parts = partsOf(page);

  // The line is cut when the fourth part is to go out, and comes back.
  let cut = 0;
  await page.route(/partNumber=4&/, async (route) => {
    if (cut++ > 0) return route.continue();
    await page.context().setOffline(true);
    await route.abort('internetdisconnected');
  });
  await choose(page, fileOnDisk('线路中断.pdf', 7));
  await expect.poll(() => cut, { timeout: 60_000 }).toBe(1);
  await page.getByText('正在上传').first().waitFor();
  await screenshot(page, 'uploads-01-line-cut');
  expect(await violationsOn(page)).toEqual([]);
  expect((await documents()).map(({ status }) => status)).toEqual(['pending']);
  await page.context().setOffline(false);
  await available(page, '线路中断.pdf');
  expect(parts.toSorted()).toEqual([1, 2, 3, 4, 5]);
  await page.unroute(/partNumber=4&/);

  // The page is left when two parts are there; the same file is chosen again in a new page.
  parts.length = 0;
  await page.route(/partNumber=[345]&/, (route) => route.abort('internetdisconnected'));
  const path = fileOnDisk('页面离开.pdf', 9);
  await choose(page, path);
  await expect.poll(() => parts.toSorted(), { timeout: 60_000 }).toEqual([1, 2]);
  await page.reload();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByText('再次选择同一个文件即可续传').waitFor({ timeout: 60_000 });
  await screenshot(page, 'uploads-02-after-reload');
  parts.length = 0;
  await choose(page, path);
  await available(page, '页面离开.pdf');
  expect(parts.toSorted()).toEqual([3, 4, 5]);
  expect((await documents()).map(({ status }) => status)).toEqual(['available', 'available']);

  // The same content again is not sent at all.
  parts.length = 0;
  await page.getByLabel('上传「申报表」').setInputFiles(path);
  await expect
    .poll(() => page.getByRole('button', { name: '下载「页面离开.pdf」' }).count(), { timeout: 60_000 })
    .toBe(2);
  expect(parts).toEqual([]);
  expect(errors).toEqual([]);
});

test('files are held and gone on with, one by one and in all', async () => {
  const other = await Journey.begin(new HostClient(host.url));
  const { page, errors } = await clerkAt(other.path().replace('/api', ''));
  const held = Promise.withResolvers<void>();
  await page.route(/\/s3\/.*partNumber=2&/, () => held.resolve(), { times: 1 });
  await choose(page, fileOnDisk('大文件.pdf', 11));
  await held.promise;
  // The small one does not wait for the large one.
  const { bytes, ...small } = smallPdf('小文件.pdf');
  await page.getByLabel('上传「建设依据」').setInputFiles({
    ...{ name: small.fileName, mimeType: small.contentType, buffer: Buffer.from(bytes) },
  });
  await available(page, '小文件.pdf');
  await page.getByRole('button', { name: '暂停「大文件.pdf」' }).click();
  await page.getByText('已暂停', { exact: true }).waitFor();
  await screenshot(page, 'uploads-03-paused');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: '继续「大文件.pdf」' }).click();
  await available(page, '大文件.pdf');
  expect(errors).toEqual([]);
});
