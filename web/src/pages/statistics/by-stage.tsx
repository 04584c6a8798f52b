import { Link } from 'react-router';
import { type Stage, stageLabels } from '../../../../lib/project/project.ts';

/** One bar a stage, in the order of a project's life. */
export function ByStage({
  byStage,
  projects,
}: {
  byStage: Partial<Record<Stage, number>>;
  projects: number;
}) {
  const stages = (Object.keys(stageLabels) as Stage[]).flatMap((stage) => {
    const count = byStage[stage] ?? 0;
    return count > 0 ? [{ stage, count }] : [];
  });
  const most = Math.max(...stages.map(({ count }) => count), 1);
  return (
    <ul className="plain stage-bars">
      {stages.map(({ stage, count }) => (
        <li key={stage}>
          <Link to={`/projects?stage=${stage}`}>{stageLabels[stage]}</Link>
          <span className="stage-bar" aria-hidden="true">
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className="numbers">
            {count} <span className="muted">({Math.round((count / projects) * 100)}%)</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
