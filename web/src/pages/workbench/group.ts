import type { TodoItem } from '../../api/answers.ts';

export interface Group {
  title: string;
  items: TodoItem[];
}

/** Urgent first: overdue, then by due day, then what has no day of its own. The API has sorted within each. */
export function groupsOf(items: readonly TodoItem[]): Group[] {
  const groups = [
    { title: '已逾期', items: items.filter((item) => item.overdue) },
    { title: '有办理期限', items: items.filter((item) => !item.overdue && item.dueOn) },
    { title: '等您办理', items: items.filter((item) => !item.overdue && !item.dueOn) },
  ];
  return groups.filter((group) => group.items.length > 0);
}
