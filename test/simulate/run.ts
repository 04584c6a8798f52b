import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { handler as dueCheck } from '../../functions/schedules/due-check.ts';
import { handler as windowCheck } from '../../functions/schedules/evaluation-window-check.ts';
import { handler as quarterCheck } from '../../functions/schedules/quarterly-report-check.ts';
import { addDays, type Day, eachDay } from '../../lib/calendar/days.ts';
import { addMonths } from '../../lib/calendar/months.ts';
import type { HostClient } from '../support/client.ts';
import { openCity, type SinkMail } from './city.ts';
import { Model } from './model.ts';
import { act, begin, type Played } from './people.ts';
import { type DayCost, htmlReport, textReport } from './report.ts';

/** `npm run simulate`: a city over years, its reminders held against a plain model of them (docs/adr/0011). */
const FIRST_DAY = '2022-01-04';

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  console.error(`--${name} 须为 ${least} 至 ${most} 的整数,收到的是「${text}」`);
  process.exit(2);
}
function readArguments() {
  try {
    return parseArgs({
      options: {
        projects: { type: 'string', default: '300' },
        years: { type: 'string', default: '3' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: '.data/simulate' },
      },
    }).values;
  } catch (error) {
    console.error(`参数有误:${String(error)}。可用 --projects --years --seed --out`);
    process.exit(2);
  }
}
const values = readArguments();
const count = wholeNumber('projects', values.projects, 1, 10_000);
// The rule set ends on 2025-11-23.
const years = wholeNumber('years', values.years, 1, 3);
const seed = wholeNumber('seed', values.seed, 0, 2 ** 31 - 1);

const generator = xoroshiro128plus(seed);
const chance = (n: number) => uniformInt(generator, 0, n - 1);
const city = await openCity(`${FIRST_DAY}T00:10:00+08:00`);
const model = new Model();
const played: Played[] = [];
const differences: string[] = [];
const costs: DayCost[] = [];
const runs = { clean: 0, missed: 0, doubled: 0, atOnce: 0, killed: 0 };

/** Runs a check as chance has it; false if it was missed. A killed one comes again. */
async function runCheck(check: typeof dueCheck, day: Day): Promise<boolean> {
  const run = () => check({ time: `${day}T00:00:00Z` });
  const fate = chance(20);
  if (fate === 0) {
    runs.missed += 1;
    return false;
  }
  if (fate === 1) {
    runs.atOnce += 1;
    await Promise.all([run(), run()]);
  } else if (fate === 2) {
    runs.doubled += 1;
    await run();
    await city.host.settled();
    await run();
  } else if (fate === 3) {
    city.meter.cut(chance(30));
    const killed = await run().then(
      () => false,
      () => true,
    );
    runs[killed ? 'killed' : 'clean'] += 1;
    city.meter.cut();
    await city.host.settled();
    await run();
  } else {
    runs.clean += 1;
    await run();
  }
  await city.host.settled();
  return true;
}

const LINE = /^【(.+?)】(.+)\n项目.(\S+?).备案号/gm;
const linesOf = ({ to, text }: SinkMail) =>
  [...text.matchAll(LINE)].map(([, step, title, name]) => `${to.split('@')[0]}|${name}|${title}|${step}`);

function compare(day: Day, expected: string[], mails: SinkMail[]): void {
  const digests = mails.filter((mail) => linesOf(mail).length > 0);
  const people = digests.map(({ to }) => to);
  for (const to of new Set(people))
    if (people.filter((each) => each === to).length > 1) differences.push(`${day} 多封汇总:${to}`);
  const rest = digests.flatMap(linesOf);
  for (const line of expected) {
    const at = rest.indexOf(line);
    if (at < 0) differences.push(`${day} 应有而没有:${line}`);
    else rest.splice(at, 1);
  }
  for (const line of rest) differences.push(`${day} 不应有:${line}`);
}

/** The names that the ledger calls overdue. */
async function overdueNames(client: HostClient): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    type Page = { items: { name: string }[]; cursor?: string };
    const { body } = await client.get<Page>('leader', `/api/projects?overdue=true${query}`);
    names.push(...body.items.map(({ name }) => name));
    cursor = body.cursor;
  }
  return names.sort();
}

async function checkOverdue(client: HostClient, day: Day): Promise<void> {
  const overdue = model.overdue(day);
  if (!overdue.some(({ due }) => addDays(due, 1) === day)) return;
  const expected = [...new Set(overdue.map(({ project }) => project.name))].sort().join();
  const seen = (await overdueNames(client)).join();
  if (seen !== expected) differences.push(`${day} 台账逾期:应为 ${expected},实为 ${seen}`);
}

const lastDay = addDays(addMonths(FIRST_DAY, 12 * years), -1);
const days = eachDay(FIRST_DAY, lastDay);
/** Projects begin over the first three fifths of the time. */
const starts = Array.from({ length: count }, () => chance(Math.ceil(days.length * 0.6))).sort(
  (a, b) => a - b,
);
try {
  for (const [index, day] of days.entries()) {
    city.host.clock.advanceTo(Date.parse(`${day}T08:00:00+08:00`));
    const before = city.mails.length;
    city.meter.take();
    if (await runCheck(quarterCheck, day)) model.record('quarter', day);
    await runCheck(windowCheck, day);
    const sent = await runCheck(dueCheck, day);
    if (sent) model.record('due', day);
    compare(day, sent ? model.send(day) : [], city.mails.slice(before));
    const mails = city.mails.length - before;
    costs.push({ day, mails, ...city.meter.take(), open: model.projects.length });
    const client = city.client();
    await checkOverdue(client, day);
    city.host.clock.advanceTo(Date.parse(`${day}T16:00:00+08:00`));
    for (const each of played) await act(client, each, day, chance);
    const names = starts.flatMap((start, i) => (start === index ? [`P${String(i).padStart(5, '0')}`] : []));
    if (names.length > 0) {
      const begun = await begin(client, names, day, chance);
      played.push(...begun);
      model.projects.push(...begun.map(({ project }) => project));
    }
    await city.host.settled();
  }
  for (const letter of city.host.deadLetters()) differences.push(`死信:${JSON.stringify(letter)}`);
} finally {
  await city.close();
}

const summary = { count, years, seed, runs, costs, mails: city.mails, projects: model.projects, differences };
console.log(textReport(summary));
mkdirSync(values.out, { recursive: true });
const file = join(values.out, `simulate-${count}-${years}-${seed}.html`);
writeFileSync(file, htmlReport(summary));
console.log(file);
process.exitCode = differences.length > 0 ? 1 : 0;
