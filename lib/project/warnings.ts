import { planWarnings } from '../regulation/article-05-plan.ts';
import { suggestMajorEvents } from '../regulation/article-19-major-events.ts';
import { governing } from '../regulation/article-38-validity.ts';
import type { Breach } from '../regulation/decision.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Project } from './project.ts';

/** 提示: what deserves a second look and bars nothing: no plan item (第五条), a delay or loss to be reported (第十九条). */
export function warningsOf(project: Project, rules: Rules, today: string): Breach[] {
  const { stage, fields, imported } = project;
  const over = stage === 'rejected' || stage === 'terminated' || stage === 'closed' || imported;
  return over
    ? []
    : [...planWarnings({ planItemId: fields.planItemId }), ...majorEvents(project, rules, today)];
}

/** Suggested until it is reported; the software orders nothing. */
function majorEvents(project: Project, { ruleSets }: Rules, today: string): Breach[] {
  const { stage, fields, budget } = project;
  const found = governing(ruleSets, today);
  if ((stage !== 'inConstruction' && stage !== 'suspended') || !budget || !found.applicable) return [];
  const reported = Object.values(project.majorEvents);
  const state = {
    plannedCompletionOn: fields.plannedCompletionOn ?? today,
    asOf: today,
    lossFen: reported.reduce((total, { lossFen = 0 }) => total + lossFen, 0),
    approvedEstimateFen: budget.estimateFen,
  };
  return suggestMajorEvents(state, found.ruleSet).filter(
    ({ code }) => !reported.some(({ kind }) => kind === code),
  );
}
