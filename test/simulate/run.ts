import { parseArgs } from 'node:util';

// chinese-days, which the model reckons by, asks the process for its time zone.
process.env.TZ = 'Asia/Shanghai';
const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '300' },
    years: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'reports/simulation' },
  },
});

const { play } = await import('./play.ts');
const { writeReport } = await import('./report.ts');
const began = performance.now();
const played = await play({
  projects: Number(values.projects),
  years: Number(values.years),
  seed: values.seed,
  log: (line) => console.error(`${Math.round((performance.now() - began) / 1000)} s  ${line}`),
});
await writeReport(played, { ...values, seconds: (performance.now() - began) / 1000 });
process.exitCode = played.differences.length > 0 ? 1 : 0;
