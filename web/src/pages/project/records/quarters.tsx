import type { QuarterlyReport } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Badge } from '../../../ui/badge.tsx';
import { quarterLabel } from '../../../ui/quarter-label.ts';
import { Section } from '../../../ui/section.tsx';
import { Signed } from '../../../ui/signature.tsx';
import { QuarterContent } from './quarter-facts.tsx';
import { Receipts } from './receipts.tsx';
import { SectionActions } from './section-actions.tsx';

/** 季报与签收, newest first. */
export function Quarters({ project }: { project: ProjectView }) {
  const { quarterlyReports } = project;
  if (quarterlyReports.length === 0) return null;
  const sorted = quarterlyReports.toSorted((a, b) => (a.quarter < b.quarter ? 1 : -1));
  return (
    <Section
      id="quarters"
      title="季报与签收"
      help="季度报告"
      extra={<SectionActions project={project} names={['reportQuarter', 'receiveQuarter']} />}
    >
      <ul className="plain records">
        {sorted.map((report) => (
          <Report key={report.quarter} report={report} late={isLate(project, report.quarter)} />
        ))}
      </ul>
    </Section>
  );
}

const isLate = ({ obligations }: ProjectView, quarter: string) =>
  obligations.some((o) => o.kind === 'quarterlyReport' && o.subject === quarter && o.late);

function Report({
  report: { quarter, versions, receipts },
  late,
}: {
  report: QuarterlyReport;
  late: boolean;
}) {
  const current = versions.at(-1);
  if (!current) return null;
  const earlier = versions.slice(0, -1);
  return (
    <li>
      <div className="row">
        <h3 className="record-title">{quarterLabel(quarter)}</h3>
        {current.content.zero && <Badge tone="plain">零报告</Badge>}
        {late && <Badge tone="warning">逾期报送</Badge>}
        {earlier.length > 0 && <Badge tone="info">已更正</Badge>}
        <Signed by={current.submitted} />
      </div>
      {current.correction && <p className="record-text">更正原因:{current.correction}</p>}
      <QuarterContent content={current.content} />
      <Receipts receipts={receipts} />
      {earlier.length > 0 && (
        <details>
          <summary>更正之前的内容</summary>
          {earlier.map(({ content, submitted }) => (
            <div key={submitted.at}>
              <Signed by={submitted} />
              <QuarterContent content={content} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}
