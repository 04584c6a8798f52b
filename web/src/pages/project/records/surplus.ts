import type { ProjectView } from '../../../../../lib/project/view.ts';
import { surplusFen } from '../../../../../lib/regulation/article-18-surplus.ts';

/** 节余: what the settlement left of the estimate; nothing before there is one. */
export const surplusOf = ({ budget, settlement }: ProjectView): number =>
  settlement
    ? surplusFen({ approvedEstimateFen: budget?.estimateFen ?? 0, settlementFen: settlement.settlementFen })
    : 0;

export const returnedFen = ({ surplusReturns }: ProjectView): number =>
  surplusReturns.reduce((total, { returnedFen }) => total + returnedFen, 0);

export const unreturnedFen = (project: ProjectView): number => surplusOf(project) - returnedFen(project);
