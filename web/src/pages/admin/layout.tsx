import { NavLink, Outlet } from 'react-router';
import type { Role } from '../../../../lib/project/people.ts';
import { audiences } from '../../app/destinations.ts';
import { useHolds } from '../../auth/roles.ts';
import './admin.css';

const pages: readonly { to: string; label: string; roles: readonly Role[] }[] = [
  { to: 'units', label: '单位', roles: audiences.admin },
  { to: 'people', label: '人员与角色', roles: audiences.admin },
  { to: 'records', label: '名录变更记录', roles: audiences.admin },
  { to: 'calendars', label: '年度放假安排', roles: audiences.admin },
  { to: 'rule-sets', label: '规则集', roles: audiences.admin },
  { to: 'interpretations', label: '口径解释', roles: audiences.admin },
  { to: 'rule-changes', label: '规则变更记录', roles: audiences.admin },
  { to: 'imports', label: '历史项目导入', roles: audiences.imports },
  { to: 'materials', label: '材料清单', roles: audiences.templates },
  { to: 'templates', label: '表格模板', roles: audiences.templates },
  { to: 'mail-templates', label: '邮件模板', roles: audiences.templates },
  { to: 'mails', label: '未送达的邮件', roles: audiences.mails },
  { to: 'document-checks', label: '待校验的材料', roles: audiences.documentChecks },
];

/** 系统管理: its pages beside the one that is open. Audit reads what administrators write. */
export function Component() {
  const holds = useHolds();
  return (
    <div className="admin">
      <nav aria-label="系统管理" className="side-list no-print">
        {pages
          .filter(({ roles }) => holds(roles))
          .map(({ to, label }) => (
            <NavLink key={to} to={to}>
              {label}
            </NavLink>
          ))}
      </nav>
      <div className="admin-page">
        <Outlet />
      </div>
    </div>
  );
}
