import { type ObligationStatus, obligationStatusLabels } from '../../../../lib/project/obligations.ts';
import type { ObligationView, ProjectView } from '../../../../lib/project/view.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { countdown, longDay } from '../../ui/day.ts';
import { DueMarks } from '../../ui/due-marks.tsx';
import { Explanation } from '../../ui/explanation.tsx';
import { Section } from '../../ui/section.tsx';

const tones: Record<ObligationStatus, Tone> = {
  waitingForBase: 'plain',
  open: 'info',
  dueSoon: 'warning',
  overdue: 'danger',
  done: 'success',
  doneLate: 'warning',
  notApplicable: 'plain',
};

const urgency: ObligationStatus[] = [
  'overdue',
  'dueSoon',
  'open',
  'waitingForBase',
  'doneLate',
  'done',
  'notApplicable',
];

/** 期限与义务: each duty with its day, how much time is left, and why it is that day. */
export function Obligations({ project: { obligations, today } }: { project: ProjectView }) {
  if (obligations.length === 0) return null;
  const sorted = obligations.toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status));
  return (
    <Section id="obligations" title="期限与义务" help="期限与义务">
      <ul className="plain records">
        {sorted.map((obligation) => (
          <Duty key={`${obligation.kind} ${obligation.subject}`} obligation={obligation} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function Duty({ obligation, today }: { obligation: ObligationView; today: string }) {
  const { title, article, status, doneOn, explanation, due } = obligation;
  return (
    <li>
      <div className="row">
        <strong>{title}</strong>
        <ArticleLink article={article} />
        <Badge tone={tones[status]}>{obligationStatusLabels[status]}</Badge>
      </div>
      {due?.applicable && (
        <div className="row">
          <span>期限 {longDay(due.effectiveDue)}</span>
          <DutyTime obligation={obligation} due={due.effectiveDue} today={today} />
        </div>
      )}
      {due?.applicable && <DueMarks due={due} />}
      {!due && doneOn && <div>办理于 {longDay(doneOn)}</div>}
      <Explanation lines={explanation} />
    </li>
  );
}

/** What is over is not counted down to. */
function DutyTime({ obligation, due, today }: { obligation: ObligationView; due: string; today: string }) {
  const { doneOn, status } = obligation;
  if (doneOn) return <span>办理于 {longDay(doneOn)}</span>;
  if (status === 'notApplicable') return <span className="muted">项目已结束,不再跟踪</span>;
  return <span className="countdown">{countdown(due, today)}</span>;
}
