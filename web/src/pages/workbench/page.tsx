import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { todoQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { PlainButton } from '../../ui/plain-button.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { FirstVisit } from './first-visit.tsx';
import { groupsOf } from './group.ts';
import { TodoGroup } from './todo-group.tsx';
import './workbench.css';

export function Workbench() {
  const holds = useHolds();
  const navigate = useNavigate();
  const newProject = holds(['clerk']) && (
    <PlainButton look="primary" onClick={() => navigate('/projects/new')}>
      新建项目
    </PlainButton>
  );
  return (
    <Page title="工作台" extra={newProject}>
      <div className="stack">
        <TodoList />
        <FirstVisit />
      </div>
    </Page>
  );
}

function TodoList() {
  const { data, error, refetch } = useQuery(todoQuery);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const groups = groupsOf(data.items);
  if (groups.length === 0) {
    return (
      <div className="card">
        <Empty>现在没有等您办理的事项。有新的事项会出现在这里,也会发邮件提醒您。</Empty>
      </div>
    );
  }
  return (
    <div className="stack">
      {groups.map((group) => (
        <TodoGroup key={group.title} {...group} today={data.today} />
      ))}
    </div>
  );
}
