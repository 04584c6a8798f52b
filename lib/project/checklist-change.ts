import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import { actions } from './actions.ts';
import { awaitedIn, commandOf } from './checklist.ts';
import { ENDED, type Material, stepLabels } from './materials.ts';
import { type Project, type Stage, stageLabels } from './project.ts';

/** A material that a project under way begins, or ceases, to wait for once another checklist is in force. */
export interface ChecklistEffect {
  material: string;
  label: string;
  step: Material['step'];
  effect: 'asked' | 'askedNoMore';
  /** The step's command is open in the project's stage: it waits at once, not only later. */
  now: boolean;
}

type Checklist = Pick<Rules, 'checklist'>;
const steps = Object.keys(stepLabels) as Material['step'][];
const inOrder = Object.keys(stageLabels) as Stage[];

/** Whether a project that stands in a stage can still come to the command that ends a step. */
function isAhead(step: Material['step'], stage: Stage): boolean {
  if (ENDED.has(stage)) return false;
  const stages: readonly Stage[] = actions[commandOf[step]].stages;
  return stages.some((each) => inOrder.indexOf(each) >= inOrder.indexOf(stage));
}

/** What another checklist means for one project: the guard of each step still to come, asked with both and compared. */
export function checklistEffects(
  project: Pick<Project, 'stage' | 'documents'>,
  before: Checklist,
  after: Checklist,
): ChecklistEffect[] {
  return steps
    .filter((step) => isAhead(step, project.stage))
    .flatMap((step) => {
      const now = (actions[commandOf[step]].stages as readonly Stage[]).includes(project.stage);
      const [was, becomes] = [awaitedIn(step, project, before), awaitedIn(step, project, after)];
      const without = (list: typeof was, other: typeof was, effect: ChecklistEffect['effect']) =>
        list
          .filter(({ material }) => !other.some((each) => each.material === material))
          .map(({ material, label }): ChecklistEffect => ({ material, label, step, effect, now }));
      return [...without(becomes, was, 'asked'), ...without(was, becomes, 'askedNoMore')];
    });
}
