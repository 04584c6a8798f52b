import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startHostProcess } from '../support/host-process.ts';
import { STORY_BEGINS } from '../support/story.ts';
import {
  CPU_SLOWDOWN,
  FAST_3G,
  type Hop,
  scriptOf,
  signedIn,
  slowLoad,
  workbenchScript,
} from './web/first-load.ts';
import { ledgerFrames, plainFrames } from './web/ledger.ts';
import { copyProjects, importPast } from './web/past-projects.ts';

/**
 * `npm run bench:web [projects]` (after `npm run build:web`): the script of 工作台's first load in gzip bytes and its time on a
 * slow network and a slow machine until the first thing to do stands in the list; which pages load what draws and uploads;
 * the longest frame while a long ledger is scrolled and filtered. Writes docs/benchmarks/web.md.
 */
const PROJECTS = Number(process.argv[2] ?? 10_000);
const IMPORTED = 60;
const RUNS = 7;
const BUDGET = { scriptBytes: 250_000, loadMs: 2000, frameMs: 100 };
const CLERK = '王敏';
const LEADER = '韩志远';
/** Chunks that only pages with something to draw or to upload may load. */
const HEAVY = ['chart-canvas', 'uploader', 'pdf'];
const DOCS = new URL('../../docs/benchmarks/', import.meta.url);

const lines: string[] = [];
const say = (line: string) => {
  console.log(line);
  lines.push(line);
};
const dataDir = await mkdtemp(join(tmpdir(), 'egov-bench-web-'));
const host = await startHostProcess({ dataDir, clock: STORY_BEGINS });
let browser: Browser | undefined;
try {
  browser = await launchBrowser();
  await importPast(host.url, IMPORTED);
  await firstLoad(browser);
  await heavyChunks(browser);
  await copyProjects(dataDir, IMPORTED, PROJECTS);
  await longLedger(browser);
  mkdirSync(DOCS, { recursive: true });
  writeFileSync(
    new URL('web.md', DOCS),
    `# The pages on a slow network, and a long ledger\n\nMade by \`npm run build:web && npm run bench:web ${PROJECTS}\`. Times are those of the machine it ran on and of what else it did.\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`,
  );
} finally {
  await browser?.close();
  await host.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function report(what: string, measured: number, budget: number, unit: string) {
  const verdict = measured <= budget ? 'within' : 'OVER';
  say(`${what}: ${Math.round(measured)} ${unit} (${verdict} ${budget})`);
  if (measured > budget) process.exitCode = 1;
}

async function firstLoad(on: Browser) {
  const scripts = await workbenchScript(on, host.url, CLERK);
  const bytes = [...scripts.values()].reduce((sum, n) => sum + n, 0);
  report('工作台, first load: script, gzip', bytes, BUDGET.scriptBytes, 'bytes');
  for (const [path, n] of [...scripts].sort((a, b) => b[1] - a[1])) say(`  ${String(n).padStart(7)} ${path}`);
  const loads = [];
  for (let run = 0; run < RUNS; run++) loads.push(await slowLoad(on, host.url, CLERK));
  loads.sort((a, b) => a.ms - b.ms);
  const median = loads[RUNS >> 1];
  if (!median) return;
  say('');
  report(
    `工作台, first load until its list is there, Fast 3G, ${CPU_SLOWDOWN}× CPU, median of ${RUNS}`,
    median.ms,
    BUDGET.loadMs,
    'ms',
  );
  const busy = (loadavg()[0] ?? 0) / availableParallelism();
  say(
    `  runs: ${loads.map(({ ms }) => Math.round(ms)).join(', ')} ms; the machine's load was ${busy.toFixed(1)} a core`,
  );
  say('  of the median run, in ms since its first request: sent, answered, ended, bytes');
  for (const hop of median.hops) say(lineOf(hop));
  const sent = median.hops.reduce((sum, hop) => sum + hop.bytes, 0);
  const carried = (sent / FAST_3G.downloadThroughput) * 1000;
  say(
    `  ${sent} bytes take ${Math.round(carried)} ms at 1.6 Mbit/s; one after the other wait the page, its first script, the issuer, its answer, the token and the list: 6 × ${FAST_3G.latency} ms = ${6 * FAST_3G.latency} ms; the main thread worked ${Math.round(median.cpuMs)} ms`,
  );
}

function lineOf({ path, status, sent, answered, ended, bytes }: Hop): string {
  const times = [sent, answered, ended].map((ms) => String(Math.round(ms)).padStart(5));
  return `  ${times.join(' ')} ${String(bytes).padStart(7)} ${status} ${path}`;
}

/** A frame is late by the page's own work, or by the machine's: the budget is for the first, a plain text tells the second. */
async function longLedger(on: Browser) {
  const { reading, scrolling, filtering } = await ledgerFrames(on, host.url, LEADER, PROJECTS);
  const plain = await plainFrames(on, PROJECTS);
  say('');
  for (const [what, { workMs, frameMs }] of [
    ['scrolling while it is read', reading],
    [`scrolling all ${PROJECTS}`, scrolling],
    ['filtering', filtering],
  ] as const) {
    report(`ledger, ${what}: longest work of the page for one frame`, workMs, BUDGET.frameMs, 'ms');
    say(`  longest frame by the clock ${Math.round(frameMs)} ms`);
  }
  say(
    `  longest frame by the clock of a plain text scrolled as far on this machine ${Math.round(plain.frameMs)} ms`,
  );
}

/** Which pages load what draws and what uploads. */
async function heavyChunks(on: Browser) {
  say('');
  for (const address of ['/', '/projects', '/calendar', '/statistics']) {
    const page = await signedIn(on, host.url, LEADER);
    const scripts = await scriptOf(page, async () => {
      await page.goto(address);
      await page.locator('main h1').waitFor();
    });
    const heavy = [...scripts].filter(([path]) => HEAVY.some((name) => path.startsWith(name)));
    say(
      `${address}: ${heavy.map(([path, n]) => `${path} ${n} bytes gzip`).join(', ') || `none of ${HEAVY.join(', ')}`}`,
    );
    await page.context().close();
  }
}
