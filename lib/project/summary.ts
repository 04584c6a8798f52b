import { surplusFen } from '../regulation/article-18-surplus.ts';
import type { Project } from './project.ts';
import { acceptedOn, completedOn, terminatedOn } from './standing.ts';

/** A project in figures and days: what lists, reports and statistics are made of, without reading it whole. */
export interface Summary {
  /** 概算 in force. */
  estimateFen?: number;
  contractFen: number;
  paidFen: number;
  /** 决算, 节余 and what went back (第十八条); only once settled. */
  surplus?: { settlementFen: number; surplusFen: number; returnedFen: number };
  approvedOn?: string;
  completedOn?: string;
  acceptedOn?: string;
  terminatedOn?: string;
  /** 季报 by quarter: the instant of the first version, and whether the newest one is a zero report. */
  reports: Record<string, { at: string; zero: boolean }>;
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Figures and days of a project, from the project alone. */
export function summaryOf(project: Project): Summary {
  const { budget, approval, contracts, fundRequests } = project;
  const paid = Object.values(fundRequests).filter((r) => r.decision?.outcome === 'paid');
  const days = {
    approvedOn: approval?.approvedOn,
    completedOn: completedOn(project),
    acceptedOn: acceptedOn(project),
    terminatedOn: terminatedOn(project),
  };
  return {
    ...(budget ? { estimateFen: budget.estimateFen } : {}),
    contractFen: sum(Object.values(contracts).map((c) => c.amountFen)),
    paidFen: sum(paid.map((r) => r.amountFen)),
    ...surplusOf(project),
    ...Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined)),
    reports: reportsOf(project),
  };
}

function surplusOf({ budget, settlement, surplusReturns }: Project): Pick<Summary, 'surplus'> {
  if (!settlement) return {};
  const { settlementFen } = settlement;
  const surplus = {
    settlementFen,
    surplusFen: surplusFen({ approvedEstimateFen: budget?.estimateFen ?? 0, settlementFen }),
    returnedFen: sum(Object.values(surplusReturns).map((r) => r.returnedFen)),
  };
  return { surplus };
}

const reportsOf = ({ quarterlyReports }: Project): Summary['reports'] =>
  Object.fromEntries(
    Object.values(quarterlyReports).flatMap(({ quarter, versions }) => {
      const [first, last] = [versions[0], versions.at(-1)];
      return first && last ? [[quarter, { at: first.submitted.at, zero: last.content.zero }]] : [];
    }),
  );
