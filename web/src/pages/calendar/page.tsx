import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { addMonths } from '../../../../lib/calendar/months.ts';
import type { TodoItem } from '../../api/answers.ts';
import { calendarsQuery, todoQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Month } from './month.tsx';
import './calendar.css';

/** 日历: what ends on which day, on the working days as the yearly notices make them. */
export function Component() {
  const todo = useQuery(todoQuery);
  const calendars = useQuery(calendarsQuery);
  return (
    <Page title="日历">
      <Loaded query={calendars}>
        {({ items: years, publishedThrough }) => (
          <Loaded query={todo}>
            {({ today, items }) => (
              <Shown calendar={{ years, publishedThrough }} today={today} items={items} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

type Calendar = Parameters<typeof Month>[0]['calendar'];

function Shown({
  calendar,
  today,
  items,
}: {
  calendar: Calendar;
  today: string;
  items: readonly TodoItem[];
}) {
  const [params] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const to = (by: number) => `?month=${addMonths(`${month}-01`, by).slice(0, 7)}`;
  const overdue = items.filter((item) => item.overdue).length;
  return (
    <section className="card" aria-label="月历">
      <div className="card-head">
        <h2 aria-live="polite">
          {month.slice(0, 4)} 年 {Number(month.slice(5))} 月
        </h2>
        <nav aria-label="换月" className="row no-print">
          <Link to={to(-1)} replace preventScrollReset>
            上个月
          </Link>
          <Link to={`?month=${today.slice(0, 7)}`} replace preventScrollReset>
            本月
          </Link>
          <Link to={to(1)} replace preventScrollReset>
            下个月
          </Link>
        </nav>
      </div>
      {overdue > 0 && (
        <p>
          有 {overdue} 项已经逾期,列在各自到期的那一天。<Link to="/">到工作台办理</Link>
        </p>
      )}
      <Month month={month} today={today} calendar={calendar} items={items} />
    </section>
  );
}
