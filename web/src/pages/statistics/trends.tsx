import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Statistics } from '../../api/city-answers.ts';
import { shortYuan } from '../../money/short.ts';
import { Chart } from '../../ui/chart.tsx';
import type { ChartData } from '../../ui/chart-data.ts';
import { longDay } from '../../ui/day.ts';
import { Empty } from '../../ui/states.tsx';

type Trends = { trends: Statistics['trends'] };

const monthsOf = ({ trends }: Trends) => trends.map(({ month }) => month);
const plain = (value: number) => String(value);

/** Nothing but zeros says more in a sentence. */
const isEmpty = ({ series }: ChartData) => series.every(({ values }) => values.every((value) => value === 0));

const Drawn = ({ title, data }: { title: string; data: ChartData }) =>
  isEmpty(data) ? <Empty>近 12 个月没有。</Empty> : <Chart title={title} data={data} />;

export function DutyTrend({ trends }: Trends) {
  const data = useMemo<ChartData>(
    () => ({
      axis: '月份',
      categories: monthsOf({ trends }),
      format: plain,
      series: [
        { name: '按期办结', kind: 'line', tone: 'success', values: trends.map((m) => m.met - m.metLate) },
        { name: '迟办', kind: 'line', tone: 'danger', values: trends.map((m) => m.metLate) },
      ],
    }),
    [trends],
  );
  return <Drawn title="近 12 个月办结的义务" data={data} />;
}

export function ProjectTrend({ trends }: Trends) {
  const data = useMemo<ChartData>(
    () => ({
      axis: '月份',
      categories: monthsOf({ trends }),
      format: plain,
      series: [
        { name: '批复', kind: 'line', tone: 'primary', values: trends.map((m) => m.approved) },
        { name: '验收', kind: 'line', tone: 'success', values: trends.map((m) => m.accepted) },
      ],
    }),
    [trends],
  );
  return <Drawn title="近 12 个月批复与验收" data={data} />;
}

export function MoneyTrend({ trends }: Trends) {
  const data = useMemo<ChartData>(
    () => ({
      axis: '月份',
      categories: monthsOf({ trends }),
      format: shortYuan,
      series: [{ name: '支付', kind: 'bar', tone: 'primary', values: trends.map((m) => m.paidFen) }],
    }),
    [trends],
  );
  return <Drawn title="近 12 个月支付" data={data} />;
}

/** The days on which something ends, each leading to its projects. */
export function Ahead({ upcoming }: Pick<Statistics, 'upcoming'>) {
  if (upcoming.length === 0) return <Empty>未来 30 天没有到期的义务。</Empty>;
  return (
    <ul className="plain ahead">
      {upcoming.map(({ day, count }) => (
        <li key={day}>
          <span>{longDay(day)}</span>
          <Link to={`/projects?${new URLSearchParams({ dueFrom: day, dueTo: day })}`}>{count} 项到期</Link>
        </li>
      ))}
    </ul>
  );
}
