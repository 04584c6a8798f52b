import { Link } from 'react-router';
import type { Calendar } from '../../../../lib/calendar/calendar.ts';
import { addDays, eachDay, weekday } from '../../../../lib/calendar/days.ts';
import { addMonths } from '../../../../lib/calendar/months.ts';
import { dayInfo } from '../../../../lib/calendar/working-days.ts';
import type { TodoItem } from '../../api/answers.ts';
import { longDay } from '../../ui/day.ts';

const WEEK = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

interface Props {
  /** 2025-09 */
  month: string;
  today: string;
  calendar: Calendar;
  items: readonly TodoItem[];
}

/** Weeks from Monday to Sunday; on a phone only the days that say something. */
export function Month({ month, today, calendar, items }: Props) {
  const byDay = Map.groupBy(items, ({ dueOn }) => dueOn ?? '');
  return (
    <table className="month">
      <caption className="visually-hidden">每天到期的事项</caption>
      <thead>
        <tr>
          {WEEK.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Day
                key={day}
                day={day}
                outside={day.slice(0, 7) !== month}
                today={today}
                calendar={calendar}
                items={byDay.get(day) ?? []}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const fromMonday = (day: string) => (weekday(day) + 6) % 7;
  const days = eachDay(addDays(first, -fromMonday(first)), addDays(last, 6 - fromMonday(last)));
  return Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7));
}

interface DayProps {
  day: string;
  outside: boolean;
  today: string;
  calendar: Calendar;
  items: readonly TodoItem[];
}

function Day({ day, outside, today, calendar, items }: DayProps) {
  const { working, name, provisional } = dayInfo(day, calendar);
  const quiet = outside || (items.length === 0 && day !== today && (name === '工作日' || name === '周末'));
  const classes = [
    working ? '' : 'off',
    outside ? 'outside' : '',
    day === today ? 'today' : '',
    quiet ? 'quiet' : '',
  ];
  return (
    <td className={classes.filter(Boolean).join(' ')} {...(day === today ? { 'aria-current': 'date' } : {})}>
      <div className="day-head">
        <span className="visually-hidden">{longDay(day)}</span>
        <span className="numbers" aria-hidden="true">
          <span className="day-long">{longDay(day)}</span>
          <span className="day-short">{Number(day.slice(8))}</span>
        </span>
        <span className="muted">
          {day === today && '今天 '}
          {name === '工作日' ? '' : name}
          {provisional && '(暂定)'}
        </span>
      </div>
      {!outside && items.length > 0 && (
        <ul className="plain">
          {items.map((item) => (
            <li key={`${item.projectId} ${item.text}`} className={item.overdue ? 'due overdue' : 'due'}>
              <Link to={`/projects/${item.projectId}`}>
                {item.overdue && '逾期:'}
                {item.text}
              </Link>
              <div className="muted">{item.name}</div>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
