import { movedDuties } from '../../lib/project/moved.ts';
import type { Project, Stage } from '../../lib/project/project.ts';
import type { Rules } from '../../lib/regulation/rule-sets/rule-set.ts';
import { cityLedger, readLedger } from '../../lib/store/ledger.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { decodeCursor, encodeCursor } from '../ledger-cursor.ts';

/** Before and after, and the day it is asked for. */
export interface Comparison {
  before: Rules;
  after: Rules;
  today: string;
}

/** Projects looked at for one answer, unless fewer are asked for. */
const PROJECTS = 100;
/** Moved obligations that the answer to an act names; it is kept with the act, so it is kept short. */
const NAMED = 200;

/** Before the bureau decides there is no duty that a rule set could move. */
const DUTY_FREE: ReadonlySet<Stage> = new Set(['draft', 'submitted', 'returned', 'underReview', 'rejected']);

interface CityPage {
  limit?: string | undefined;
  cursor?: string | undefined;
}

/** One page of the city's ledger: as many projects as asked for, whatever is found in those that may have something. */
export async function throughCity<T extends object>(
  { limit, cursor }: CityPage,
  mayHave: (stage: Stage) => boolean,
  find: (project: Project) => T[],
) {
  const after = cursor === undefined ? undefined : decodeCursor(cityLedger, cursor);
  const { rows, next } = await readLedger(cityLedger, Number(limit ?? PROJECTS), after);
  const found = await Promise.all(
    rows
      .filter(({ row }) => mayHave(row.stage))
      .map(async ({ row: { projectId } }) => {
        const project = (await loadProject(projectId))?.project;
        if (!project) return [];
        const { filingNumber, unitName, fields } = project;
        const named = { projectId, filingNumber, name: fields.name, unitName };
        return find(project).map((item) => ({ project: named, ...item }));
      }),
  );
  return { items: found.flat(), ...(next ? { cursor: encodeCursor(cityLedger, next) } : {}) };
}

/** One page of what would move. */
export const movedInCity = ({ before, after, today }: Comparison, page: CityPage) =>
  throughCity(
    page,
    (stage) => !DUTY_FREE.has(stage),
    (project) =>
      movedDuties(project, before, after, today).map(({ kind, subject, title, article, ...days }) => ({
        obligation: { kind, subject, title, article },
        ...days,
      })),
  );

/** The beginning of what an act moves, and whether there is more: the preview pages through all of it. */
export async function firstMoved(comparison: Comparison) {
  const { items, cursor } = await movedInCity(comparison, {});
  return {
    items: items.slice(0, NAMED),
    truncated: cursor !== undefined || items.length > NAMED,
  };
}
