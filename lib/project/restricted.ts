import type { Context } from './command.ts';
import type { ProjectEvent } from './events.ts';
import { rolesOn, SYSTEM } from './permissions.ts';
import type { Project } from './project.ts';

/**
 * 责任追究 (第三十五、三十六条): restricted, never published automatically. Those who may record it see it; for everybody else it
 * is in no view, and the history says only that the chain goes on. It is in no list, export, mail or statistic at all,
 * since none of them is made of it.
 */
const FIELD = 'accountabilityRecords';

function seesRestricted(project: Project, { actor, today }: Pick<Context, 'actor' | 'today'>): boolean {
  if (actor === SYSTEM) return false;
  return rolesOn(actor, project, today).some((role) => role === 'bureauHead' || role === 'audit');
}

/** The project as a person may see it. */
export const withoutRestricted = (project: Project, context: Context): Project =>
  seesRestricted(project, context) ? project : { ...project, [FIELD]: {} };

/** Records of it, and their corrections. */
const isRestricted = ({ changes }: Pick<ProjectEvent, 'changes'>) =>
  changes.some(({ field }) => field.split('.')[0] === FIELD);

/** What is left of an event in the history of somebody who may not see it: its place in the chain. */
interface Sealed {
  type: 'restricted';
  sequence: number;
}

/** The history as a person may see it; it was verified whole before. */
export function shownEvents<E extends ProjectEvent>(
  events: readonly E[],
  project: Project,
  context: Context,
): (E | Sealed)[] {
  if (seesRestricted(project, context)) return [...events];
  return events.map((event) =>
    isRestricted(event) ? { type: 'restricted', sequence: event.sequence } : event,
  );
}
