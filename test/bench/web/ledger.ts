import type { Browser, CDPSession, Page } from 'playwright-core';
import { signedIn } from './first-load.ts';

export interface Frames {
  /** The longest time between two frames, by the wall clock: the machine's other work is in it. */
  frameMs: number;
  /** The longest that the page's main thread worked in one go, by its own clock. */
  workMs: number;
}

async function framesOf(browser: Browser, page: Page, act: () => Promise<void>): Promise<Frames> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await page.evaluate(`
    globalThis.longest = 0;
    globalThis.watching = true;
    let last = performance.now();
    const next = (now) => {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      if (globalThis.watching) requestAnimationFrame(next);
    };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(next); });
  `);
  await act();
  const frameMs = await page.evaluate<number>('globalThis.watching = false, globalThis.longest');
  return { frameMs, workMs: longestTask(await browser.stopTracing()) };
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Of this event, microseconds of the thread's own time. */
  tdur?: number;
  args: { name?: string };
}

function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const pages = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const isPage = ({ pid, tid }: TraceEvent) => pages.some((page) => page.pid === pid && page.tid === tid);
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isPage(event));
  if (tasks.length === 0) throw new Error('the trace tells of no task');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** What this machine makes of the same scrolling in a page of text without a script. */
export async function plainFrames(browser: Browser, count: number): Promise<Frames> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const line = '<p style="height:61px">历史项目 业务系统升级改造 ZC-2021-0001 市教育和体育局</p>';
  await page.setContent(line.repeat(Math.min(count, 1000)));
  const devtools = await page.context().newCDPSession(page);
  const frames = await framesOf(browser, page, () => scroll(devtools, ...THERE_AND_BACK));
  await page.close();
  return frames;
}

const THERE_AND_BACK = [-40_000, 20_000, -20_000, 40_000];

/** Down to the last project as a person with a wheel does; then through the middle and up again, and filters. */
export async function ledgerFrames(browser: Browser, url: string, person: string, count: number) {
  const page = await signedIn(browser, url, person);
  await page.goto('/projects');
  await page.getByText('已列出 100 个项目').waitFor();
  const devtools = await page.context().newCDPSession(page);
  const reading = await framesOf(browser, page, () => scroll(devtools, ...Array<number>(6).fill(-6000)));
  const all = page.getByRole('status').filter({ hasText: `共 ${count} 个项目` });
  while ((await all.count()) === 0) await scroll(devtools, -6000);
  const scrolling = await framesOf(browser, page, () => scroll(devtools, ...THERE_AND_BACK.toReversed()));
  const filtering = await framesOf(browser, page, () => filterIt(page, count));
  await page.context().close();
  return { reading, scrolling, filtering };
}

async function scroll(devtools: CDPSession, ...distances: number[]) {
  for (const yDistance of distances)
    await devtools.send('Input.synthesizeScrollGesture', { x: 640, y: 450, yDistance, speed: 12_000 });
}

async function filterIt(page: Page, count: number) {
  const found = page.getByRole('status').filter({ hasText: '个项目' });
  await page.getByLabel('只看逾期').click();
  await page.waitForURL(/overdue=true/);
  await found.filter({ hasNotText: String(count) }).waitFor();
  await page.getByLabel('只看逾期').click();
  await page.waitForURL(/projects$/);
  await found.filter({ hasText: String(count) }).waitFor();
  await page.getByLabel('项目名称、备案号或单位').fill('历史项目 99');
  await page.getByRole('button', { name: '查找' }).click();
  await page.waitForURL(/text=/);
  await found.filter({ hasNotText: String(count) }).waitFor();
}
