import { shippedCalendar } from '../../lib/calendar/calendar.ts';
import type { Day } from '../../lib/calendar/days.ts';
import { addWorkingDays } from '../../lib/calendar/working-days.ts';
import type { Cost, SinkMail } from './city.ts';
import type { ModelProject } from './model.ts';

/** What the morning's checks and mails of one day took. */
export interface DayCost extends Cost {
  day: Day;
  mails: number;
  open: number;
}

interface Summary {
  count: number;
  years: number;
  seed: number;
  runs: Record<string, number>;
  costs: DayCost[];
  mails: SinkMail[];
  projects: ModelProject[];
  differences: string[];
}

function tally(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

const kindOf = ({ subject, text }: SinkMail): string => {
  if (/^【.+?】.+\n项目/m.test(text)) return '每日汇总';
  if (/季度报告已报送/.test(subject)) return '季度报告请签收';
  return subject.replace(/P\d+|ZC-\d+-\d+|\d+/g, '…').slice(0, 30);
};

const filedLate = ({ filedOn, begunOn }: ModelProject) =>
  filedOn !== undefined && filedOn > addWorkingDays(begunOn, 10, shippedCalendar);

const rows = (counts: Map<string, number>) => [...counts].map(([name, n]) => `  ${name}: ${n}`);

export function textReport({
  count,
  years,
  seed,
  runs,
  costs,
  mails,
  projects,
  differences,
}: Summary): string {
  const total = (of: (cost: DayCost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0);
  const mean = (of: (cost: DayCost) => number) => (total(of) / costs.length).toFixed(1);
  return [
    `${count} 个项目,${years} 年,种子 ${seed}`,
    `运行:${Object.entries(runs)
      .map(([name, n]) => `${name} ${n}`)
      .join('、')}`,
    '邮件:',
    ...rows(tally(mails.map(kindOf))),
    '逾期备案(按单位):',
    ...rows(tally(projects.filter(filedLate).map(({ unit }) => unit))),
    `每日检查与发信(平均):存储请求 ${mean((c) => c.requests)} 次,容量单位 ${mean((c) => c.units)},邮件 ${mean((c) => c.mails)} 封`,
    differences.length === 0 ? '与模型一致,无差异' : `与模型有 ${differences.length} 处差异:`,
    ...differences.slice(0, 200),
  ].join('\n');
}

function plot(title: string, costs: readonly DayCost[], of: (cost: DayCost) => number): string {
  const [width, height] = [800, 160];
  const most = Math.max(1, ...costs.map(of));
  const points = costs
    .map(
      (cost, i) =>
        `${((i / costs.length) * width).toFixed(1)},${(height - (of(cost) / most) * height).toFixed(1)}`,
    )
    .join(' ');
  return `<h2>${title}(最多 ${most})</h2><svg viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${title}"><polyline fill="none" stroke="#0958d9" points="${points}"/></svg><p>${costs[0]?.day} – ${costs.at(-1)?.day}</p>`;
}

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

export const htmlReport = (summary: Summary): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>模拟运行</title><body style="font-family:sans-serif;max-width:860px;margin:auto"><h1>模拟运行</h1><pre>${escaped(textReport(summary))}</pre>${plot('每日邮件', summary.costs, (c) => c.mails)}${plot('每日存储请求', summary.costs, (c) => c.requests)}${plot('每日容量单位', summary.costs, (c) => c.units)}</body></html>`;
