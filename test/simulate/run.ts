import { parseArgs } from 'node:util';

/**
 * `npm run simulate -- --projects 300 --years 3 --seed 1`: a city played on the local host's handlers and held against an independent
 * plain model. Exit code 1, with the differences listed, where the two disagree.
 */
// chinese-days, which the model reckons by, asks the process for its time zone.
process.env.TZ = 'Asia/Shanghai';
const values = readArguments();
const projects = wholeNumber('projects', values.projects, 1, 10_000);
const years = wholeNumber('years', values.years, 1, 3);

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

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  console.error(`--${name} 须为 ${least} 至 ${most} 的整数,收到的是「${text}」`);
  process.exit(2);
}

const { play } = await import('./play.ts');
const { writeReport } = await import('./report.ts');
const began = performance.now();
// Ctrl-C: the day is played to its end, and the report tells how far it came.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
const played = await play({
  projects,
  months: 12 * years,
  seed: values.seed,
  stop: stop.signal,
  log: (line) => console.error(`${Math.round((performance.now() - began) / 1000)} s  ${line}`),
});
await writeReport(played, { ...values, seconds: (performance.now() - began) / 1000 });
process.exitCode = played.watch.differences.length > 0 ? 1 : 0;
