import { mkdir, writeFile } from 'node:fs/promises';
import { dutiesOf, isLate, isOverdue } from './duties.ts';
import type { Played } from './play.ts';
import { bars, series } from './svg.ts';

interface Settings {
  projects: string;
  years: string;
  seed: string;
  out: string;
  seconds: number;
}

interface Table {
  title: string;
  note?: string;
  head: string[];
  rows: (string | number)[][];
}

/** Prints the report and leaves it as `<out>/report.txt` and `<out>/report.html`, which needs no network. */
export async function writeReport(played: Played, settings: Settings): Promise<void> {
  const tables = [mails(played), lateFilings(played), costs(played), faults(played)];
  const { differences, overdueSeen } = played.watch;
  const verdict =
    differences.length === 0
      ? '与独立模型完全一致:应发的邮件每封恰好一次,没有多余的邮件,每项逾期在开始当天即可见。'
      : `与独立模型有 ${differences.length} 处不一致:`;
  const lines = [
    `模拟 ${settings.projects} 个项目,${settings.years} 年(${played.days[0]} 至 ${played.lastDay}${played.lastDay === played.days.at(-1) ? '' : ',中途停止'}),种子 ${settings.seed};用时 ${Math.round(settings.seconds)} 秒,内存峰值 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    `办理 ${played.acts} 次,邮件 ${total(played)} 封,核对逾期 ${overdueSeen} 项,代办 ${played.leaves} 次`,
    verdict,
    ...differences.slice(0, 100),
    UNCOVERED,
  ];
  const text = [...lines, ...tables.flatMap(asText)].join('\n');
  console.log(text);
  await mkdir(settings.out, { recursive: true });
  await writeFile(`${settings.out}/report.txt`, `${text}\n`);
  await writeFile(`${settings.out}/report.html`, html(lines, plots(played), tables));
}

const total = ({ watch }: Played) =>
  [...watch.mails.values()].reduce((sum, day) => sum + [...day.values()].reduce((a, b) => a + b, 0), 0);

function mails({ watch, model }: Played): Table {
  const { mails: byDay } = watch;
  const byKind = new Map<string, number>();
  for (const day of byDay.values())
    for (const [kind, n] of day) byKind.set(kind, (byKind.get(kind) ?? 0) + n);
  return {
    title: '邮件',
    note: '汇总邮件一人一天一封;其中的提醒按义务和步骤分列。',
    head: ['种类', '数量'],
    rows: [
      ...[...byKind].map(([kind, n]) => [`邮件:${kind}`, n]),
      ...[...model.counts].sort().map(([name, n]) => [`提醒:${name}`, n]),
    ],
  };
}

const KINDS: Record<string, string> = {
  contractFiling: '合同备案',
  quarterlyReport: '季度报告',
  acceptanceApplication: '验收申请',
  selfEvaluation: '自评价',
  rectification: '整改',
  informationRequest: '资料调取',
  mlpsRetest: '等保复测',
  cryptographyAssessment: '密评',
};

function lateFilings({ lives, units, lastDay }: Played): Table {
  const byUnit = lateByUnit(lives, lastDay);
  return {
    title: '各单位逾期',
    note: '逾期办理的,加上期末仍逾期未办的。',
    head: ['单位', ...Object.values(KINDS), '合计'],
    rows: units.flatMap(({ unitId, name }) => {
      const kinds = byUnit.get(unitId);
      if (!kinds) return [];
      const counts = Object.keys(KINDS).map((kind) => kinds.get(kind) ?? 0);
      return [[name, ...counts, counts.reduce((a, b) => a + b, 0)]];
    }),
  };
}

function lateByUnit(lives: Played['lives'], today: string) {
  const byUnit = new Map<string, Map<string, number>>();
  for (const { facts } of lives) {
    const kinds = byUnit.get(facts.unitId) ?? new Map<string, number>();
    byUnit.set(facts.unitId, kinds);
    for (const duty of dutiesOf(facts, today))
      if (isLate(duty) || isOverdue(duty, today)) kinds.set(duty.kind, (kinds.get(duty.kind) ?? 0) + 1);
  }
  return byUnit;
}

function costs({ city, costsByDay }: Played): Table {
  const days = [...costsByDay];
  const row = (
    name: string,
    of: { requests: number; readUnits: number; writeUnits: number },
    over: number,
  ) => [name, ...[of.requests, of.readUnits, of.writeUnits].map((n) => (n / over).toFixed(1))];
  const dearest = days.toSorted(([, a], [, b]) => b.requests - a.requests)[0];
  return {
    title: '存储用量,平均每天',
    note: '请求数由 SDK 客户端计,容量单位由存储回报(ReturnConsumedCapacity)。',
    head: ['由谁', '请求', '读单位', '写单位'],
    rows: [
      ...[...city.costs].map(([name, cost]) => row(name, cost, days.length)),
      row('合计', city.cost(), days.length),
      ...(dearest ? [row(`最多的一天(${dearest[0]})`, dearest[1], 1)] : []),
    ],
  };
}

const FAULTS: Record<string, string> = {
  missed: '漏跑',
  twice: '重复跑',
  'twice at once': '同时跑两次',
  killed: '中途终止',
  late: '延后跑',
  morning: '停半天',
  'whole day': '停一天',
  later: '暂拒(4xx)',
  refused: '永拒(5xx)',
  cut: '正文之后断线,未收下',
  cutAfterData: '正文之后断线,已收下',
  silence: '不应答,直至超时',
  refusing: '停机时拒收',
  'hanging up': '停机时一连即断',
};
const PLACES: Record<string, string> = {
  subscriber: '订阅函数',
  mail: '邮件',
  'mail server down': '邮件服务器',
};
const faults = (played: Played): Table => ({
  title: '有意制造的故障',
  head: ['故障', '次数'],
  rows: [...played.faults].sort().map(([fault, n]) => {
    const [place = '', what = ''] = fault.split(': ');
    return [`${PLACES[place] ?? place} ${FAULTS[what] ?? what}`, n];
  }),
});

/** Said in every report, so that nobody takes it for more than it is. */
const UNCOVERED =
  '未涉及:调整与变更、资金闸口、重大情况、更正、节余;专家与参建单位;人员离任、单位合并;规则集与日历的变更、解释;' +
  '邮件模板;导入的历史项目;资料包备好的通知。函数在邮件服务器应答之后、记账之前被终止的情形不制造(ADR 11:同一 Message-ID 会再发一次)。';

function plots(played: Played): string[] {
  const { costsByDay } = played;
  const days = [...costsByDay.keys()];
  const { mails: byDay } = played.watch;
  const kinds = [...new Set([...byDay.values()].flatMap((day) => [...day.keys()]))];
  const weekly = (of: (day: string) => number) =>
    Array.from({ length: Math.floor(days.length / 7) }, (_, week) =>
      days.slice(week * 7, week * 7 + 7).reduce((sum, day) => sum + of(day), 0),
    );
  const late = lateFilings(played).rows.map((row): [string, number] => [String(row[0]), Number(row.at(-1))]);
  const weeks = days.filter((_, i) => i % 7 === 0);
  return [
    series(
      '每周邮件',
      weeks,
      Object.fromEntries(kinds.map((kind) => [kind, weekly((day) => byDay.get(day)?.get(kind) ?? 0)])),
    ),
    series('每周存储请求与容量单位', weeks, {
      请求: weekly((day) => costsByDay.get(day)?.requests ?? 0),
      读单位: weekly((day) => costsByDay.get(day)?.readUnits ?? 0),
      写单位: weekly((day) => costsByDay.get(day)?.writeUnits ?? 0),
    }),
    bars('各单位逾期', late.sort((a, b) => b[1] - a[1]).slice(0, 40)),
  ];
}

const asText = ({ title, note, head, rows }: Table) => [
  '',
  `## ${title}`,
  ...(note ? [note] : []),
  head.join('\t'),
  ...rows.map((row) => row.join('\t')),
];

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const cells = (tag: string, row: readonly (string | number)[]) =>
  `<tr>${row.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;

const html = (lines: string[], svgs: string[], tables: Table[]) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>模拟报告</title>
<style>body{font-family:sans-serif;max-width:72rem;margin:2rem auto;line-height:1.5}table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{border:1px solid #d9d9d9;padding:.15rem .6rem;text-align:right}td:first-child,th:first-child{text-align:left}svg{max-width:100%;height:auto}</style></head>
<body><h1>模拟报告</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
${svgs.join('\n')}
${tables
  .map(
    ({ title, note, head, rows }) =>
      `<h2>${escapeHtml(title)}</h2>${note ? `<p>${escapeHtml(note)}</p>` : ''}<table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table>`,
  )
  .join('\n')}
</body></html>
`;
