import type { Person } from '../../lib/project/people.ts';
import { ledgerAt, personLedger, readWhole, unitLedger } from '../../lib/store/ledger.ts';
import { runSystemCommand } from '../command.ts';
import type { Request } from '../http.ts';

type When = Pick<Request<never>, 'now' | 'today'>;

const projectsIn = async (key: string): Promise<string[]> => {
  const rows = await Array.fromAsync(readWhole(ledgerAt(key)));
  return rows.map((row) => row.projectId);
};

const by = ({ userId, name }: Person) => ({ userId, name });

/**
 * Every project in which the unit has a part learns of its new name or of the unit that took it over. One event each; a
 * project that knows already is left alone, so a call that was cut off is simply repeated.
 */
export async function reassignProjects(
  from: string,
  to: { unitId: string; unitName: string },
  reason: 'renamed' | 'merged',
  admin: Person,
  { now, today }: When,
): Promise<void> {
  const input = { from, ...to, reason, orderedBy: by(admin) };
  for (const projectId of await projectsIn(unitLedger(from)))
    await runSystemCommand('assignUnit', projectId, input, now, today);
}

/** The reviews an expert is assigned to go to the successor. */
export async function handOverReviews(
  leaver: Person,
  successor: Person,
  admin: Person,
  { now, today }: When,
): Promise<void> {
  const input = { from: leaver.userId, to: by(successor), orderedBy: by(admin) };
  for (const projectId of await projectsIn(personLedger(leaver.userId)))
    await runSystemCommand('replaceExpert', projectId, input, now, today);
}
