import { createHash } from 'node:crypto';
import { type Day, dayNumber, dayOf } from '../../lib/calendar/days.ts';
import { addMonths, quarterEnd, quarterName } from '../../lib/calendar/months.ts';
import type { Turn } from '../../lib/project/turn.ts';
import { quarterlyReportDueUnder } from '../../lib/regulation/article-17-quarterly-report.ts';
import { governing } from '../../lib/regulation/article-38-validity.ts';
import type { RulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import type { LedgerRow } from '../../lib/store/ledger.ts';

/** A whole day of Shanghai: a due day runs to 24:00 there (R1), and an all-day event is that day in every time zone. */
export interface Entry {
  /** Stays the same while the day moves. */
  uid: string;
  /** Only grows. */
  sequence: number;
  /** RFC 3339: since when it is as it is. */
  stamp: string;
  day: Day;
  summary: string;
  description: string;
  /** Of the page in the web application. */
  path: string;
}

/** What the calendar shows of a project. */
export interface CalendarRow extends Pick<LedgerRow, 'projectId' | 'filingNumber' | 'version' | 'updatedAt'> {
  fields: { name: string };
  awaited: Pick<LedgerRow['awaited'][number], 'kind' | 'subject' | 'title' | 'article' | 'dueOn'>[];
}

/** The unit's due days: an entry moves with its due day, and is gone once the duty is met, held or ended. */
export const dutyEntries = (rows: readonly CalendarRow[], rulesVersion: number): Entry[] =>
  rows.flatMap(({ projectId, filingNumber, fields, version, updatedAt, awaited }) =>
    awaited.map(({ kind, subject, title, article, dueOn }) => ({
      uid: `${projectId}.${kind}.${subject}`,
      // A due day moves with one of them only.
      sequence: version + rulesVersion,
      stamp: updatedAt,
      day: dueOn,
      summary: `${title} — ${fields.name}`,
      description: `备案号 ${filingNumber},第${article}条,当日 24:00 前办理为按期。`,
      path: `/projects/${projectId}`,
    })),
  );

/** What waits for a person without a day by which it must be done. */
export interface Waiting {
  row: Pick<CalendarRow, 'projectId' | 'filingNumber' | 'updatedAt' | 'fields'>;
  turns: Pick<Turn, 'text' | 'article' | 'dueOn' | 'since'>[];
}

/** So many are named in one entry; the workbench has them all. */
const NAMED = 50;

/** No article names a day for them, so they stand on today until they are done: one entry for all acts of one kind. */
export function waitingEntries(mine: readonly Waiting[], today: Day): Entry[] {
  const undated = mine.flatMap(({ row, turns }) =>
    turns
      .filter(({ dueOn }) => !dueOn)
      .map((turn) => ({ ...turn, row, since: dayOf(turn.since ?? row.updatedAt) })),
  );
  return [...Map.groupBy(undated, ({ text }) => text)].map(([text, all]) => {
    const [first, ...more] = all.sort((a, b) => (a.since < b.since ? -1 : 1));
    const named = all
      .slice(0, NAMED)
      .map(({ row, since }) => `${row.fields.name}(备案号 ${row.filingNumber}),${since} 起等待`);
    const rest = all.length > NAMED ? [`……共 ${all.length} 项`] : [];
    const article = first?.article ? `第${first.article}条。` : '';
    return {
      uid: `todo.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`,
      sequence: dayNumber(today),
      stamp:
        all
          .map(({ row }) => row.updatedAt)
          .sort()
          .at(-1) ?? '',
      day: today,
      summary: more.length === 0 ? `${text} — ${first?.row.fields.name}` : `${text}(${all.length} 项)`,
      description: [`${article}尚待您办理:`, ...named, ...rest].join('\n'),
      path: more.length === 0 ? `/projects/${first?.row.projectId}` : '/',
    };
  });
}

/** 季报: the days by which the reports of the last quarter and of this one are in, for those who receive them (第十七条). */
export function roundEntries({ ruleSets, calendar, version }: RulesInForce, today: Day): Entry[] {
  const thisEnd = quarterEnd(today);
  return [quarterEnd(addMonths(thisEnd, -3)), thisEnd].flatMap((end) => {
    const found = governing(ruleSets, end);
    if (!found.applicable) return [];
    const quarter = quarterName(end);
    return {
      uid: `round.${quarter}`,
      sequence: version,
      stamp: `${end}T00:00:00Z`,
      day: quarterlyReportDueUnder(found.ruleSet, end, calendar).effectiveDue,
      summary: `${quarter} 季度报告报送截止`,
      description: '第17条:建设单位当日 24:00 前报送,财政、审计和大数据局各自签收;次日列出未报的项目。',
      path: '/quarters',
    };
  });
}
