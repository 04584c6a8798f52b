import type { Role } from '../../../lib/project/people.ts';

const UNIT: readonly Role[] = ['clerk', 'unitHead'];
const CITY: readonly Role[] = ['reviewer', 'bureauHead', 'finance', 'audit', 'leader'];

/** Whose work a page is: the menu and the page's own door read the same lists. The API decides in any case. */
export const audiences = {
  city: CITY,
  statistics: [...UNIT, ...CITY],
  quarters: [...UNIT, ...CITY],
  plans: [...UNIT, ...CITY],
  review: ['reviewer', 'bureauHead'],
  audit: ['audit'],
  admin: ['admin', 'audit'],
  imports: ['admin'],
  mails: ['admin'],
  documentChecks: ['admin'],
  templates: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

interface Destination {
  to: string;
  label: string;
  /** Whose work it is; everybody's where none is named. */
  roles?: readonly Role[];
}

export const destinations: readonly Destination[] = [
  { to: '/', label: '工作台' },
  { to: '/review', label: '评审', roles: audiences.review },
  { to: '/projects', label: '项目台账' },
  { to: '/statistics', label: '统计看板', roles: audiences.statistics },
  { to: '/quarters', label: '季报', roles: audiences.quarters },
  { to: '/plans', label: '规划计划', roles: audiences.plans },
  { to: '/calendar', label: '日历' },
  { to: '/reminders', label: '提醒' },
  { to: '/audit', label: '审计', roles: audiences.audit },
  { to: '/admin', label: '系统管理', roles: audiences.admin },
  { to: '/calculator', label: '期限计算器' },
];
