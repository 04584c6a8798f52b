import { Link, Outlet } from 'react-router';
import { type Role, roleLabels } from '../../../lib/project/people.ts';
import { Page } from '../app/page.tsx';
import { useHolds } from './roles.ts';

/** The door of a page: who has no work there is told so, and whose it is. */
export function OnlyFor({ roles }: { roles: readonly Role[] }) {
  const holds = useHolds();
  if (holds(roles)) return <Outlet />;
  return (
    <Page title="您的角色不使用这个页面">
      <p>
        这个页面供{roles.map((role) => roleLabels[role]).join('、')}使用。需要时请联系系统管理员调整角色。
      </p>
      <p>
        <Link to="/">回到工作台</Link>
      </p>
    </Page>
  );
}
