import { createHash, timingSafeEqual } from 'node:crypto';
import { addDays } from '../../lib/calendar/days.ts';
import { Problem } from '../../lib/problem.ts';
import type { Person } from '../../lib/project/people.ts';
import { actsIn, CITY_ROLES, guisesOf, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { dutyEntries, type Entry, roundEntries, waitingEntries } from './calendar-entries.ts';
import { myTurns } from './my-turns.ts';

/**
 * GET /api/me/calendar.ics: what the workbench has, as days: the due days of one's unit, and of the units where one stands in for
 * somebody; what waits for one's own act, on today; for those who see the city, the quarters' rounds.
 */
export const calendarFeed = httpFunction(reportsRoutes.calendarFeed, async ({ query, today }) => {
  const { person, rules } = await openRequest(query.user, undefined, today.slice(0, 4));
  if (!person || person.disabledOn || !isSecretOf(person, query.token))
    throw new Problem(404, 'noSuchCalendar', '没有这个日历:链接已停用或不完整,请在「提醒设置」中重新生成');
  const mine = await myTurns(person, today);
  const units = new Set(
    guisesOf(person, today)
      .filter(({ roles }) => roles.some((role) => UNIT_ROLES.includes(role)))
      .map(({ unitId }) => unitId),
  );
  const own = mine.map(({ row }) => row).filter(({ unitId }) => units.has(unitId));
  const bytes = Buffer.from(
    await calendarOf([
      ...dutyEntries(own, rules.version),
      ...waitingEntries(mine, today),
      ...(actsIn(person, CITY_ROLES, today) ? roundEntries(rules, today) : []),
    ]),
  );
  return { file: { name: 'calendar.ics', contentType: 'text/calendar; charset=utf-8', bytes } };
});

function isSecretOf({ calendarFeed: feed }: Person, token: string): boolean {
  if (!feed) return false;
  const given = createHash('sha256').update(token).digest();
  return timingSafeEqual(given, Buffer.from(feed.secretHash, 'hex'));
}

export async function calendarOf(entries: readonly Entry[]): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const publicUrl = process.env.PUBLIC_URL ?? '';
  const calendar = ical({
    name: '政务信息化项目期限',
    prodId: { company: 'egov-projects', product: 'calendar', language: 'ZH' },
    ttl: 6 * 3600,
  });
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai');
  for (const { uid, sequence, stamp, day, summary, description, path } of entries) {
    calendar.createEvent({
      id: `${uid}@${new URL(publicUrl).hostname}`,
      sequence,
      stamp: new Date(stamp),
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      allDay: true,
      summary,
      description,
      url: new URL(path, publicUrl).href,
    });
  }
  return calendar.toString();
}
