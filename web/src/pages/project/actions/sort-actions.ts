import type { ActionState } from '../../../../../lib/project/decide.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { actionForms } from './forms.ts';

/** These are done where their content stands, not by a button of their own. */
const ELSEWHERE: readonly string[] = ['editDraft', 'registerDocument', 'removeCatalogItem'];

/** Not this person's, not this stage's, or not this project's way of buying. */
const notMine = ({ reasons }: ActionState) =>
  reasons.some(({ code }) => code === 'notAllowed' || code === 'wrongStage' || code === 'notCentral');

/** Open by the rules, but with nothing to do it to. */
function idle({ name }: ActionState, { contracts, fields }: ProjectView): string | undefined {
  if (name === 'fileContract' && contracts.every(({ filing }) => filing)) return '没有尚未备案的合同';
  if (name === 'completeContract' && !contracts.some(({ filing, completion }) => filing && !completion)) {
    return '没有已备案而未完成的合同';
  }
  if (name === 'confirmHandover' && fields.procurementMode === 'unit') {
    return '建设单位自行采购的项目没有移交';
  }
  return undefined;
}

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
    if (ELSEWHERE.includes(action.name)) continue;
    const note = idle(action, project) ?? missingForm(action);
    if (note) sorted.rest.push({ action, note });
    else if (action.allowed) sorted.open.push(action);
    else if (notMine(action)) sorted.rest.push({ action, note });
    else sorted.waiting.push(action);
  }
  return sorted;
}

const missingForm = ({ name, allowed }: ActionState) =>
  allowed && !actionForms[name] ? '本版网页还没有这一步的表单,可以经接口办理。' : undefined;
