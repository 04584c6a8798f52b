import { Navigate, type RouteObject } from 'react-router';
import type { Role } from '../../../lib/project/people.ts';
import { OnlyFor } from '../auth/only-for.tsx';
import { audiences } from './destinations.ts';

const only = (roles: readonly Role[], ...children: RouteObject[]): RouteObject => ({
  element: <OnlyFor roles={roles} />,
  children,
});

/** The pages about the whole city or a whole unit, and the administration: each behind the door of its roles. */
export const cityRoutes: RouteObject[] = [
  { path: 'calendar', lazy: () => import('../pages/calendar/page.tsx') },
  { path: 'deputies', lazy: () => import('../pages/deputies/page.tsx') },
  { path: 'reminders', lazy: () => import('../pages/reminders/page.tsx') },
  only(audiences.statistics, { path: 'statistics', lazy: () => import('../pages/statistics/page.tsx') }),
  only(audiences.quarters, { path: 'quarters', lazy: () => import('../pages/quarters/page.tsx') }),
  only(audiences.plans, { path: 'plans', lazy: () => import('../pages/plans/page.tsx') }),
  only(audiences.audit, { path: 'audit', lazy: () => import('../pages/audit/page.tsx') }),
  only(audiences.admin, {
    path: 'admin',
    lazy: () => import('../pages/admin/layout.tsx'),
    children: [
      { index: true, element: <Navigate to="units" replace /> },
      { path: 'units', lazy: () => import('../pages/admin/units.tsx') },
      { path: 'people', lazy: () => import('../pages/admin/people.tsx') },
      { path: 'records', lazy: () => import('../pages/admin/records.tsx') },
      { path: 'calendars', lazy: () => import('../pages/admin/calendars.tsx') },
      { path: 'rule-sets', lazy: () => import('../pages/admin/rule-sets.tsx') },
      { path: 'interpretations', lazy: () => import('../pages/admin/interpretations.tsx') },
      { path: 'rule-changes', lazy: () => import('../pages/admin/rule-changes.tsx') },
      only(audiences.mails, { path: 'mails', lazy: () => import('../pages/admin/mails.tsx') }),
      only(audiences.documentChecks, {
        path: 'document-checks',
        lazy: () => import('../pages/admin/document-checks.tsx'),
      }),
      only(audiences.imports, { path: 'imports', lazy: () => import('../pages/admin/imports.tsx') }),
      only(
        audiences.templates,
        { path: 'templates', lazy: () => import('../pages/form-templates/page.tsx') },
        { path: 'mail-templates', lazy: () => import('../pages/admin/mail-templates.tsx') },
        { path: 'materials', lazy: () => import('../pages/admin/materials.tsx') },
      ),
    ],
  }),
];
