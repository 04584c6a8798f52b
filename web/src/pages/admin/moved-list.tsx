import type { MovedItem } from '../../api/city-answers.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import type { Preview } from './preview.ts';
import { projectColumn } from './project-column.tsx';

const dayOr = (day: string | null) => <span className="nowrap">{day ? longDay(day) : '无期限'}</span>;

/** Which open duties would end on another day, and why. */
export function MovedList({ items, more }: Preview<MovedItem>) {
  if (items.length === 0) {
    return <p className="note info">没有未办结义务的期限会因此变化{more ? '(已看过的部分)' : ''}。</p>;
  }
  return (
    <>
      <p>
        {items.length} 项未办结义务的期限会变化{more ? ',下面是其中一部分' : ''}:
      </p>
      <DataTable
        caption="期限会变化的义务"
        rows={items}
        keyOf={({ project, obligation }) => `${project.projectId} ${obligation.kind} ${obligation.subject}`}
        columns={[
          projectColumn,
          {
            title: '义务',
            cell: ({ obligation, why }) => (
              <>
                {obligation.title} <ArticleLink article={obligation.article} />
                <div className="muted">{why}</div>
              </>
            ),
          },
          { title: '现在', cell: ({ from }) => dayOr(from) },
          { title: '以后', cell: ({ to }) => dayOr(to) },
        ]}
      />
    </>
  );
}
