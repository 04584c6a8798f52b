import { roleLabels } from '../../../../lib/project/people.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { useHoldsOn } from '../../auth/roles.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { longDay } from '../../ui/day.ts';

/** 下一步: what the project waits for, and whether it waits for the person at the page. */
export function NextStep({ project }: { project: ProjectView }) {
  const holds = useHoldsOn(project);
  const { turns } = project;
  if (turns.length === 0) return null;
  return (
    <section className="next-step" aria-label="下一步">
      <h2>下一步</h2>
      <ul className="plain">
        {turns.map((turn) => (
          <li key={`${turn.text} ${turn.roles}`}>
            <strong>{turn.text}</strong>
            <span className="muted">
              {holds(turn.roles) ? '轮到您' : `等待${turn.roles.map((role) => roleLabels[role]).join('或')}`}
              {turn.dueOn && `,期限 ${longDay(turn.dueOn)}`}
            </span>
            {turn.article !== null && <ArticleLink article={turn.article} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
