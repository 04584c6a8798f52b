import { createHash, timingSafeEqual } from 'node:crypto';
import { addDays } from '../../lib/calendar/days.ts';
import { Problem } from '../../lib/problem.ts';
import type { Person } from '../../lib/project/people.ts';
import { guisesOf, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { routes } from '../../lib/routes.ts';
import { type LedgerRow, ledgerAt, readWhole, unitLedger } from '../../lib/store/ledger.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';

/**
 * GET /api/me/calendar.ics: the due days of one's unit, and of the units where one stands in for somebody. A duty keeps its UID;
 * it moves with its due day and is gone once it is met, held or ended.
 */
export const calendarFeed = httpFunction(routes.calendarFeed, async ({ query, today }) => {
  const { person, rules } = await openRequest(query.user, undefined, today.slice(0, 4));
  if (!person || person.disabledOn || !isSecretOf(person, query.token))
    throw new Problem(404, 'noSuchCalendar', '没有这个日历:链接已停用或不完整,请在「提醒设置」中重新生成');
  const unitIds = new Set(
    guisesOf(person, today)
      .filter(({ roles }) => roles.some((role) => UNIT_ROLES.includes(role)))
      .map(({ unitId }) => unitId),
  );
  const ledgers = [...unitIds].map((unitId) => Array.fromAsync(readWhole(ledgerAt(unitLedger(unitId)))));
  const rows = (await Promise.all(ledgers)).flat().filter((row) => unitIds.has(row.unitId));
  const bytes = Buffer.from(await calendarOf(rows, rules.version));
  return { file: { name: 'calendar.ics', contentType: 'text/calendar; charset=utf-8', bytes } };
});

function isSecretOf({ calendarFeed: feed }: Person, token: string): boolean {
  if (!feed) return false;
  const given = createHash('sha256').update(token).digest();
  return timingSafeEqual(given, Buffer.from(feed.secretHash, 'hex'));
}

/** What the calendar shows of a project. */
interface CalendarRow extends Pick<LedgerRow, 'projectId' | 'filingNumber' | 'version' | 'updatedAt'> {
  fields?: { name: string };
  awaited: Pick<LedgerRow['awaited'][number], 'kind' | 'subject' | 'title' | 'article' | 'dueOn'>[];
}

/** Whole days of Shanghai: a due day runs to 24:00 there (R1), and an all-day event is that day in every time zone. */
export async function calendarOf(rows: readonly CalendarRow[], rulesVersion: number): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const publicUrl = process.env.PUBLIC_URL ?? '';
  const calendar = ical({
    name: '政务信息化项目期限',
    prodId: { company: 'egov-projects', product: 'calendar', language: 'ZH' },
    ttl: 6 * 3600,
  });
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai');
  for (const row of rows) {
    for (const { kind, subject, title, article, dueOn } of row.awaited) {
      calendar.createEvent({
        id: `${row.projectId}.${kind}.${subject}@${new URL(publicUrl).hostname}`,
        // Both only grow, and a due day moves with one of them only.
        sequence: row.version + rulesVersion,
        stamp: new Date(row.updatedAt),
        start: new Date(`${dueOn}T00:00:00Z`),
        end: new Date(`${addDays(dueOn, 1)}T00:00:00Z`),
        allDay: true,
        summary: `${title} — ${row.fields?.name ?? ''}`,
        description: `备案号 ${row.filingNumber},第${article}条,当日 24:00 前办理为按期。`,
        url: new URL(`/projects/${row.projectId}`, publicUrl).href,
      });
    }
  }
  return calendar.toString();
}
