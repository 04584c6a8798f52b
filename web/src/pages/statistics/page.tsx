import { useQuery } from '@tanstack/react-query';
import type { Statistics } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { longDay } from '../../ui/day.ts';
import { DownloadButton } from '../../ui/download-button.tsx';
import { downloadReport } from '../../ui/download-report.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Empty } from '../../ui/states.tsx';
import { ByStage } from './by-stage.tsx';
import { ByUnit } from './by-unit.tsx';
import { Glance } from './glance.tsx';
import { Ahead, DutyTrend, MoneyTrend, ProjectTrend } from './trends.tsx';
import './statistics.css';

/** 统计看板: the city in a minute, then where it comes from; every figure leads to its projects. */
export function Component() {
  const query = useQuery({
    queryKey: ['statistics'],
    queryFn: ({ signal }) => call('statistics', { signal }),
  });
  return (
    <Page title="统计看板" extra={<PrintButton />}>
      <Loaded query={query}>
        {(statistics) => (statistics.total.projects > 0 ? <Board {...statistics} /> : <Nothing />)}
      </Loaded>
    </Page>
  );
}

const Nothing = () => (
  <div className="card">
    <Empty>还没有项目。有了项目,这里会列出各阶段的数量、资金、逾期和趋势。</Empty>
  </div>
);

function Board({ today, total, upcoming, trends, units }: Statistics) {
  return (
    <div className="stack">
      <p className="muted as-of">
        截至 {longDay(today)}。<span className="no-print">点数字可以看到对应的项目。</span>
      </p>
      <Glance total={total} today={today} />
      <div className="board">
        <Section id="by-stage" title="各阶段项目">
          <ByStage byStage={total.byStage} projects={total.projects} />
        </Section>
        <Section id="ahead" title="未来 30 天到期">
          <Ahead upcoming={upcoming} />
        </Section>
      </div>
      <Section id="by-unit" title="各单位" extra={<Exports />}>
        <ByUnit units={units} total={total} today={today} />
      </Section>
      <div className="board">
        <Section id="duty-trend" title="近 12 个月办结的义务">
          <DutyTrend trends={trends} />
        </Section>
        <Section id="project-trend" title="近 12 个月批复与验收">
          <ProjectTrend trends={trends} />
        </Section>
        <Section id="money-trend" title="近 12 个月支付">
          <MoneyTrend trends={trends} />
        </Section>
      </div>
    </div>
  );
}

const Exports = () => (
  <div className="row no-print">
    <DownloadButton label="导出台账" onDownload={() => downloadReport('ledgerReport', {})} />
    <DownloadButton label="导出逾期清单" onDownload={() => downloadReport('overdueReport', {})} />
    <DownloadButton label="导出节余清单" onDownload={() => downloadReport('surplusReport', {})} />
  </div>
);
