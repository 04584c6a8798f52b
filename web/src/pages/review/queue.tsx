import { Link } from 'react-router';
import { daysBetween, shanghaiDay } from '../../../../lib/calendar/days.ts';
import type { TodoItem } from '../../api/answers.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { clockTime, longDay } from '../../ui/day.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';
import type { WaitingQueue } from './queues.ts';
import '../ledger/ledger.css';

/** Waiting longer than this stands out. */
const LONG_DAYS = 10;

export function Queue({ title, items, today }: WaitingQueue & { today: string }) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>
          {title} <span className="muted">{items.length}</span>
        </h2>
      </div>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">项目</th>
            <th scope="col">建设单位</th>
            <th scope="col">阶段</th>
            <th scope="col">已等待</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={`${item.projectId} ${item.text}`} item={item} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ item, today }: { item: TodoItem; today: string }) {
  const { projectId, text, article, name, filingNumber, unitName, stage, since, dueOn, overdue } = item;
  const days = daysBetween(shanghaiDay(since), today);
  return (
    <tr>
      <td>
        <Link to={`/projects/${projectId}`}>{text}</Link>
        <div className="muted">
          <ArticleLink article={article} />
        </div>
      </td>
      <td data-label="项目">
        <div>{name}</div>
        <div className="muted">{filingNumber}</div>
      </td>
      <td data-label="建设单位">{unitName}</td>
      <td data-label="阶段">
        <StageBadge stage={stage} />
      </td>
      <td data-label="已等待">
        {days >= LONG_DAYS ? <Badge tone="warning">{days} 天</Badge> : <span>{days} 天</span>}
        <div className="muted">{clockTime(since)} 起</div>
        {dueOn && (
          <div className="muted">
            {overdue ? '已逾期,' : ''}期限 {longDay(dueOn)}
          </div>
        )}
      </td>
    </tr>
  );
}
