import type { Person } from '../../lib/project/people.ts';
import { actsIn, CITY_ROLES, UNIT_ROLES } from '../../lib/project/permissions.ts';
import { addTally, dueWithin, emptyTally, overdueOn, type Tally, trendOf } from '../../lib/project/tally.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { readTallies, type UnitTally } from '../../lib/store/statistics.ts';
import { httpFunction } from '../http.ts';
import { knownPerson } from '../requests.ts';

/** 未来30天, and the months of the trends. */
const DAYS_AHEAD = 30;
const MONTHS = 12;

/** GET /api/statistics: the city by unit for those who see the city, their own unit for the others. */
export const statistics = httpFunction(reportsRoutes.statistics, async ({ userId, today }) => {
  const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
  const units = (await tallies(person, today)).sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const total = units.reduce((sum, { tally }) => addTally(sum, tally), emptyTally);
  return {
    body: {
      today,
      total: figures(total, today),
      upcoming: dueWithin(total, today, DAYS_AHEAD),
      trends: trendOf(total, today, MONTHS),
      units: units
        .filter(({ tally }) => tally.projects > 0)
        .map(({ unitId, unitName, tally }) => ({ unitId, unitName, ...figures(tally, today) })),
    },
  };
});

/** Experts and participants see single projects: nothing is counted for them. */
async function tallies(person: Person, today: string): Promise<UnitTally[]> {
  if (actsIn(person, CITY_ROLES, today)) return readTallies();
  return actsIn(person, UNIT_ROLES, today) ? readTallies(person.unitId) : [];
}

function figures(tally: Tally, today: string) {
  const { dues: _, trends: __, stages, filings, lateFilings, done, late, ...sums } = tally;
  return {
    ...sums,
    cityFen: sums.estimateFen - sums.townFen,
    byStage: stages,
    overdue: overdueOn(tally, today),
    dueSoon: dueWithin(tally, today, DAYS_AHEAD).reduce((sum, { count }) => sum + count, 0),
    filings,
    lateFilings,
    dutiesMet: done,
    dutiesMetLate: late,
    /** Absent where nothing was met yet: no rate is not a bad rate. */
    ...(done > 0 ? { onTimeRate: Math.round(((done - late) / done) * 10_000) / 10_000 } : {}),
  };
}
