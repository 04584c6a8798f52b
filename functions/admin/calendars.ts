import type { Calendar } from '../../lib/calendar/calendar.ts';
import { type DayInfo, whatMoved } from '../../lib/calendar/working-days.ts';
import { loadYearInto, rulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import { yearNoticeOf } from '../../lib/regulation/rule-sets/load.ts';
import { rulesInForceRoutes } from '../../lib/routes/rules-in-force.ts';
import { type Opening, openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { etag, knownPerson } from '../requests.ts';
import { administrator, rulesAct, withPreview } from './rules-act.ts';
import { firstMoved, movedInCity } from './through-city.ts';

/** GET /api/calendars: each year's notice with its number, and how far the published years reach. */
const calendars = httpFunction(rulesInForceRoutes.calendars, async ({ userId, today }) => {
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  knownPerson(opening);
  const { loaded, rules } = opening;
  const items = rules.calendar.years.map((notice) => ({
    ...notice,
    origin: loaded.years.includes(notice) ? 'loaded' : 'shipped',
  }));
  const { publishedThrough } = rules.calendar;
  return { body: { version: loaded.version, publishedThrough, items }, headers: etag(loaded.version) };
});

type LoadRequest = Request<typeof rulesInForceRoutes.loadCalendar>;

/** What a year's notice comes to beside what is in force. */
function withNotice({ body }: Pick<LoadRequest, 'body'>, { loaded, rules }: Opening) {
  const notice = yearNoticeOf(body);
  const next = loadYearInto(loaded, notice);
  const after = rulesInForce(next);
  return { notice, next, after, days: movedDays(notice.year, rules.calendar, after.calendar) };
}

/** A year's notice may reach into its neighbours. */
const movedDays = (year: number, was: Calendar, becomes: Calendar) =>
  whatMoved(was, becomes, `${year - 1}-01-01`, `${year + 1}-12-31`).map(({ day, before, after }) => ({
    day,
    from: inWords(before),
    to: inWords(after),
  }));

const inWords = ({ working, name }: DayInfo) => ({ working, name });

/** POST /api/calendars: from now on the year's days are these; what was provisional is computed anew. */
const load = rulesAct(rulesInForceRoutes.loadCalendar, async (request, opening) => {
  const { notice, next, after, days } = withNotice(request, opening);
  const moved = await firstMoved({ before: opening.rules, after, today: request.today });
  const before = opening.rules.calendar.years.find(({ year }) => year === notice.year) ?? null;
  return {
    act: 'calendarLoaded',
    subject: String(notice.year),
    before,
    after: notice,
    loaded: next,
    answer: { calendar: notice, days, moved },
  };
});

/** The same with `dryRun`: which days and which open obligations would move, page by page; nothing is written. */
const preview = httpFunction(rulesInForceRoutes.loadCalendar, async (request) => {
  const { userId, today, query } = request;
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  administrator(opening, rulesInForceRoutes.loadCalendar.summary);
  const { notice, after, days } = withNotice(request, opening);
  const { items, ...rest } = await movedInCity({ before: opening.rules, after, today }, query);
  return {
    status: 200,
    body: { calendar: notice, days, moved: { items, truncated: 'cursor' in rest }, ...rest },
  };
});

export const calendarFunctions = [calendars, withPreview(load, preview)];
