import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { quarterName } from '../../../../lib/calendar/months.ts';
import { isQuarter } from '../../../../lib/project/quarters.ts';
import { todoQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { DownloadButton } from '../../ui/download-button.tsx';
import { downloadReport } from '../../ui/download-report.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { quarterLabel } from '../../ui/quarter-label.ts';
import { Empty } from '../../ui/states.tsx';
import { Matrix } from './matrix.tsx';
import { Projects } from './projects.tsx';
import { quarterQuery, quartersTo, shifted } from './quarters.ts';
import './quarters.css';

/** 季报: who reported, unit by quarter; a cell opens the projects behind it. */
export function Component() {
  const todo = useQuery(todoQuery);
  return (
    <Page title="季报">
      <Loaded query={todo}>{({ today }) => <Quarters current={quarterName(today)} />}</Loaded>
    </Page>
  );
}

function Quarters({ current }: { current: string }) {
  const [params] = useSearchParams();
  const asked = params.get('quarter') ?? '';
  const quarter = isQuarter(asked) ? asked : current;
  const askedEnd = params.get('end') ?? '';
  const end = isQuarter(askedEnd) ? askedEnd : current;
  const quarters = quartersTo(end);
  const answers = useQueries({ queries: quarters.map(quarterQuery) });
  const chosen = useQuery(quarterQuery(quarter));
  const failed = answers.find(({ error, data }) => error && !data);
  const data = answers.flatMap((answer) => answer.data ?? []);
  return (
    <div className="stack">
      <section className="card" aria-label="单位与季度">
        <div className="card-head">
          <h2>各单位报送情况</h2>
          <nav aria-label="季度范围" className="row no-print">
            <Link to={`?${new URLSearchParams({ quarter, end: shifted(end, -4) })}`}>往前一年</Link>
            {end < current && (
              <Link to={`?${new URLSearchParams({ quarter, end: shifted(end, 4) })}`}>往后一年</Link>
            )}
          </nav>
        </div>
        {failed || data.length < quarters.length ? (
          <Loaded query={failed ?? { data: undefined, error: null, refetch: chosen.refetch }}>
            {() => null}
          </Loaded>
        ) : (
          <Matrix answers={data} quarter={quarter} end={end} />
        )}
      </section>
      <section className="card" aria-label="项目" id="projects">
        <div className="card-head">
          <h2>{quarterLabel(quarter)}</h2>
          <DownloadButton
            label="导出本季度"
            onDownload={() => downloadReport('quartersReport', { query: { quarter } })}
          />
        </div>
        <Loaded query={chosen}>
          {({ units }) =>
            units.length > 0 ? (
              <Projects units={units} unit={params.get('unit')} quarter={quarter} end={end} />
            ) : (
              <Empty>这个季度没有需要报送季报的项目。批复后到验收或终止前,每季度末报送一次。</Empty>
            )
          }
        </Loaded>
      </section>
    </div>
  );
}
