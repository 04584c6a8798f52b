import { Problem } from '../../lib/problem.ts';
import { actsIn } from '../../lib/project/permissions.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { type CityEvent, isPlace, loadEvents, readCityEvents } from '../../lib/store/city-events.ts';
import { type ChainedEvent, holdsItsHash } from '../../lib/store/history.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { knownPerson } from '../requests.ts';

const DEFAULT_LIMIT = 50;

/**
 * GET /api/events: the whole city's history for audit, newest first. Each event is read from its project's chain and its
 * hash recomputed: `verified` says that it is what was written; whether none is missing, its project's history says.
 */
export const cityEvents = httpFunction(reportsRoutes.cityEvents, async ({ userId, today, query }) => {
  const limit = Number(query.limit ?? DEFAULT_LIMIT);
  // Read beside the person, and looked at only for audit.
  const [opening, { rows, next }] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    readCityEvents(spanOf(query), limit, placeOf(query.cursor)),
  ]);
  const person = knownPerson(opening);
  if (!actsIn(person, ['audit'], today)) throw new Problem(403, 'notAllowed', '全市变更记录由审计查阅');
  const events = await loadEvents(rows);
  const items = rows.map((row) => itemOf(row, events.get(`${row.projectId}#${row.sequence}`)));
  return {
    body: {
      verified: items.every((item) => item.verified),
      items,
      ...(next ? { cursor: Buffer.from(next).toString('base64url') } : {}),
    },
  };
});

/** Days of Shanghai, both inclusive, as instants in UTC. */
function spanOf({
  from = '1970-01-02',
  to = '9998-12-31',
}: {
  from?: string | undefined;
  to?: string | undefined;
}) {
  const beginOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();
  const endOf = (day: string) => new Date(`${day}T23:59:59.999+08:00`).toISOString();
  if (from > to) throw new Problem(400, 'invalidSpan', '起始日期不能晚于截止日期');
  return { from: beginOf(from), to: `${endOf(to)}~` };
}

function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (isPlace(place)) return place;
  throw new Problem(400, 'invalidCursor', '翻页标记无效,请从第一页重新打开');
}

/** A history that lost the event, or holds another one in its place, shows. */
function itemOf({ hash, ...row }: CityEvent, event: ChainedEvent | undefined) {
  const verified = event !== undefined && event.hash === hash && holdsItsHash(event);
  return { ...row, ...event, verified };
}
