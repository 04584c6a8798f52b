import type { Project } from './project.ts';

/** 资金分担 in fen; the two shares sum to the total. */
export interface Funding {
  /** The estimate in force; until there is one, what the unit asks for. */
  totalFen: number;
  /** 市级财政. */
  cityFen: number;
  /** 镇街(园区)承担、列入同级财政预算的部分. */
  townFen: number;
}

/** 第十四条: what the towns pay stands apart from the city's money. */
export function fundingOf({ budget, fields }: Pick<Project, 'budget' | 'fields'>): Funding {
  const totalFen = budget?.estimateFen ?? fields.budgetFen ?? 0;
  const declaredFen = (fields.participants ?? [])
    .filter((p) => p.townFunded)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  // An estimate may be approved below what the unit asked for and shared out.
  const townFen = Math.min(declaredFen, totalFen);
  return { totalFen, cityFen: totalFen - townFen, townFen };
}
