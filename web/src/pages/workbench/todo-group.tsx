import { Link } from 'react-router';
import type { TodoItem } from '../../api/answers.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { clockTime, countdown, longDay } from '../../ui/day.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';
import type { Group } from './group.ts';

export function TodoGroup({ title, items, today }: Group & { today: string }) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>
          {title} <span className="muted">{items.length}</span>
        </h2>
      </div>
      <ul className="plain records">
        {items.map((item) => (
          <TodoRow key={`${item.projectId} ${item.text}`} item={item} today={today} />
        ))}
      </ul>
    </section>
  );
}

function TodoRow({ item, today }: { item: TodoItem; today: string }) {
  const { projectId, filingNumber, name, unitName, stage, text, article, since, dueOn, overdue } = item;
  return (
    <li className="todo">
      <div>
        <Link to={`/projects/${projectId}`} className="todo-what">
          {text}
        </Link>
        <div className="todo-project">{name}</div>
        <div className="row muted">
          <StageBadge stage={stage} />
          <span>{filingNumber}</span>
          <span>{unitName}</span>
          <span>
            依据 <ArticleLink article={article} />
          </span>
        </div>
      </div>
      <div className="todo-when">
        {dueOn ? (
          <Due dueOn={dueOn} overdue={overdue} today={today} />
        ) : (
          <span className="muted">{clockTime(since)} 起</span>
        )}
      </div>
    </li>
  );
}

function Due({ dueOn, overdue, today }: { dueOn: string; overdue: boolean; today: string }) {
  const left = countdown(dueOn, today);
  return (
    <>
      <Badge tone={overdue ? 'danger' : 'info'}>{overdue ? `已逾期,${left}` : left}</Badge>
      <div className="muted">期限 {longDay(dueOn)}</div>
    </>
  );
}
