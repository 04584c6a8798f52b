import { movedDuties } from '../../lib/project/moved.ts';
import type { Rules } from '../../lib/regulation/rule-sets/rule-set.ts';
import { cityLedger, type LedgerRow, readLedger } from '../../lib/store/ledger.ts';
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
const DUTY_FREE: ReadonlySet<string> = new Set(['draft', 'submitted', 'returned', 'underReview', 'rejected']);

/** One page of what would move: as many projects of the city's ledger as asked for, whatever is found in them. */
export async function movedInCity(
  comparison: Comparison,
  { limit, cursor }: { limit?: string | undefined; cursor?: string | undefined },
) {
  const after = cursor === undefined ? undefined : decodeCursor(cityLedger, cursor);
  const { rows, next } = await readLedger(cityLedger, Number(limit ?? PROJECTS), after);
  const found = await Promise.all(
    rows.filter(({ row }) => !DUTY_FREE.has(row.stage)).map(({ row }) => movedIn(row, comparison)),
  );
  return { items: found.flat(), ...(next ? { cursor: encodeCursor(cityLedger, next) } : {}) };
}

/** The beginning of what an act moves, and whether there is more: the preview pages through all of it. */
export async function firstMoved(comparison: Comparison) {
  const { items, cursor } = await movedInCity(comparison, {});
  return {
    items: items.slice(0, NAMED),
    truncated: cursor !== undefined || items.length > NAMED,
  };
}

async function movedIn({ projectId }: LedgerRow, { before, after, today }: Comparison) {
  const project = (await loadProject(projectId))?.project;
  if (!project) return [];
  const { filingNumber, unitName, fields } = project;
  return movedDuties(project, before, after, today).map(({ kind, subject, title, article, ...days }) => ({
    project: { projectId, filingNumber, name: fields.name, unitName },
    obligation: { kind, subject, title, article },
    ...days,
  }));
}
