import type { Stage } from './basics.ts';
import type { DraftFields } from './project.ts';

/** 历史项目: what the old register says of a project, by the days on which it happened. */
export interface Past {
  approvedOn: string;
  documentNumber?: string;
  estimateFen: number;
  pledgedOn?: string;
  contracts: PastContract[];
  /** Quarters whose reports are recorded as made. */
  quartersMet: string[];
  appliedOn?: string;
  acceptedOn?: string;
  receiptNumber?: string;
  inUseOn?: string;
  selfEvaluatedOn?: string;
  terminatedOn?: string;
  settlementFen?: number;
  returnedFen?: number;
  closed?: boolean;
}

export interface PastContract {
  contractId: string;
  name: string;
  supplier: string;
  amountFen: number;
  signedOn: string;
  filedOn?: string;
  completedOn?: string;
}

/** All that an import writes of one project. */
export interface ImportedProject {
  projectId: string;
  filingNumber: string;
  unitId: string;
  unitName: string;
  bureauOwned: boolean;
  legacyNumber: string;
  fields: DraftFields;
  past: Past;
}

/** The stage that the days come to: the furthest one that is stated. */
export function stageOfPast(past: Past): Stage {
  const { contracts } = past;
  const reached: [unknown, Stage][] = [
    [past.closed, 'closed'],
    [past.terminatedOn, 'terminated'],
    [past.selfEvaluatedOn, 'selfEvaluated'],
    [past.receiptNumber && past.inUseOn, 'inOperation'],
    [past.receiptNumber, 'acceptanceFiled'],
    [past.acceptedOn, 'accepted'],
    [past.appliedOn, 'acceptanceApplied'],
    [contracts.length > 0 && contracts.every((c) => c.completedOn), 'completed'],
    [contracts.some((c) => c.filedOn), 'inConstruction'],
    [contracts.length > 0, 'tendering'],
  ];
  return reached.find(([stated]) => stated)?.[1] ?? 'approved';
}
