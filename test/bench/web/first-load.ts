import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openPage } from '../../support/browser.ts';

/** Fast 3G as Chromium's own tools have it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms a round trip; as set in Lighthouse. */
export const FAST_3G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
export const CPU_SLOWDOWN = 4;

/** Not the frame and not a placeholder: the first thing to do, in the list. */
const ready = (page: Page) => page.locator('main .todo').first().waitFor({ timeout: 60_000 });

/** Signed in at the issuer, as people are in the morning; the browser's cache is empty. */
export async function signedIn(browser: Browser, url: string, person: string): Promise<Page> {
  const { page } = await openPage(browser, url);
  await page.goto('/');
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('banner').getByText(person).waitFor();
  return page;
}

/** Script that a page asked for by itself, each file once, in gzip bytes. */
export async function scriptOf(page: Page, go: () => Promise<void>): Promise<Map<string, number>> {
  const scripts = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!/\.m?js$/.test(pathname)) return;
    reading.push(
      response.body().then(
        (body) => void scripts.set(pathname.replace('/assets/', ''), gzipSync(body).length),
        () => undefined,
      ),
    );
  });
  await go();
  await page.waitForLoadState('networkidle');
  await Promise.all(reading);
  return scripts;
}

export async function workbenchScript(browser: Browser, url: string, person: string) {
  const page = await signedIn(browser, url, person);
  const scripts = await scriptOf(page, async () => {
    await page.goto('/');
    await ready(page);
  });
  await page.context().close();
  return scripts;
}

/** One request on the way, in milliseconds since the first. */
export interface Hop {
  path: string;
  status: number;
  sent: number;
  answered: number;
  ended: number;
  bytes: number;
}

export interface Load {
  ms: number;
  hops: Hop[];
  /** What the main thread worked for it, slowed down as it was. */
  cpuMs: number;
}

/** From the address to the list of what is to do, slowed down, by an empty cache; the sign-in on the way asks nothing. */
export async function slowLoad(browser: Browser, url: string, person: string): Promise<Load> {
  const page = await signedIn(browser, url, person);
  await page.goto('about:blank');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Network.emulateNetworkConditions', FAST_3G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const hops = watch(devtools);
  const began = performance.now();
  await page.goto(`${url}/`, { waitUntil: 'commit' });
  const before = await worked(devtools);
  await ready(page);
  const ms = performance.now() - began;
  const cpuMs = (await worked(devtools)) - before;
  await page.context().close();
  return { ms, cpuMs, hops: hops.sort((a, b) => a.sent - b.sent) };
}

async function worked(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

function watch(devtools: CDPSession): Hop[] {
  const hops: Hop[] = [];
  const open = new Map<string, Hop>();
  let began: number | undefined;
  const since = (timestamp: number) => (timestamp - (began ?? timestamp)) * 1000;
  devtools.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse, timestamp }) => {
    began ??= timestamp;
    const at = since(timestamp);
    const earlier = open.get(requestId);
    if (earlier && redirectResponse)
      Object.assign(earlier, {
        status: redirectResponse.status,
        answered: at,
        ended: at,
        bytes: redirectResponse.encodedDataLength,
      });
    const { pathname } = new URL(request.url);
    const hop: Hop = { path: pathname, status: 0, sent: at, answered: at, ended: at, bytes: 0 };
    open.set(requestId, hop);
    hops.push(hop);
  });
  devtools.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const hop = open.get(requestId);
    if (hop) Object.assign(hop, { status: response.status, answered: since(timestamp) });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const hop = open.get(requestId);
    if (hop) Object.assign(hop, { ended: since(timestamp), bytes: encodedDataLength });
  });
  return hops;
}
