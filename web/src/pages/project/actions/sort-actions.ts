import type { ActionState } from '../../../../../lib/project/decide.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { nothingFor } from './open-records.ts';

/** These are done where their content stands, not by a button of their own. */
const ELSEWHERE: readonly string[] = ['editDraft', 'registerDocument', 'removeCatalogItem'];

const has = ({ reasons }: ActionState, ...codes: string[]) =>
  reasons.some(({ code }) => codes.includes(code));

/** Said to people, these are noise: nothing was withdrawn, so nothing can be brought back. */
const pointless = (action: ActionState) => ELSEWHERE.includes(action.name) || has(action, 'notWithdrawn');

/** Nothing this person could see to: done already, another's move first, or not this project's way. */
const NOT_NOW = [
  'notAllowed',
  'wrongStage',
  'notCentral',
  'bureauTenders',
  'unitTenders',
  'notHandedOver',
  'alreadySigned',
  'alreadyHandedOver',
  'alreadyProposed',
  'notProposed',
  'notRegistered',
  'notConcluded',
  'alreadyInUse',
  'alreadyApplied',
  'notSettled',
];

const notMine = (action: ActionState) => has(action, ...NOT_NOW);

interface SortedActions {
  /** Can be done now. */
  open: ActionState[];
  /** Would be this person's turn, but something is missing. */
  waiting: ActionState[];
  rest: { action: ActionState; note: string | undefined }[];
}

export function sortActions(project: ProjectView): SortedActions {
  const sorted: SortedActions = { open: [], waiting: [], rest: [] };
  for (const action of project.actions) {
    if (pointless(action)) continue;
    const note = nothingFor(action.name, project);
    if (notMine(action)) sorted.rest.push({ action, note: undefined });
    else if (note) sorted.rest.push({ action, note });
    else if (action.allowed) sorted.open.push(action);
    else sorted.waiting.push(action);
  }
  return sorted;
}
