import { type ImportedProject, type Past, stageOfPast } from '../imported.ts';
import type { Contract, Project, Signature } from '../project.ts';
import { quarterEndOf } from '../quarters.ts';
import type { QuarterlyReport } from '../records.ts';
import type { Patch, Reducers } from './reducer.ts';

/** Stands where the old register has no words of its own. */
const TAKEN_OVER = '历史项目导入';

/** Who took it over, on the day that the register states: `imported` tells it from a signature of that day. */
type On = (day: string) => Signature;

/** 历史项目导入: one event brings the past as it is stated; what was signed then is not signed again. */
export const importedReducers: Reducers<'imported'> = {
  imported: (_, data, by) => {
    const on: On = (day) => ({ ...by, at: `${day}T00:00:00+08:00`, imported: true });
    return {
      ...headOf(data, by),
      ...approvalOf(data.past, on),
      ...buildingOf(data, on),
      ...endOf(data.past, on),
    };
  },
};

function headOf({ past, legacyNumber, ...head }: ImportedProject, by: Signature): Patch {
  return { ...head, stage: stageOfPast(past), createdAt: by.at, imported: { legacyNumber, by } };
}

function approvalOf({ approvedOn, documentNumber, estimateFen, pledgedOn }: Past, on: On): Patch {
  const lines = [{ name: '批复概算', amountFen: estimateFen }];
  return {
    approval: {
      approvedOn,
      estimateFen,
      budgetLines: lines,
      ...(documentNumber ? { documentNumber } : {}),
      decided: on(approvedOn),
    },
    budget: { estimateFen, lines, adjustedFen: 0 },
    ...(pledgedOn
      ? { pledge: { construction: true, dataSharing: true, fundUse: true, signed: on(pledgedOn) } }
      : {}),
  };
}

function buildingOf({ past, fields }: ImportedProject, on: On): Patch {
  const [first] = past.contracts;
  const handover = first && {
    handedOver: on(first.signedOn),
    winningSupplier: first.supplier,
    confirmed: on(first.signedOn),
  };
  return {
    contracts: Object.fromEntries(
      past.contracts.map(({ filedOn, completedOn, ...contract }): [string, Contract] => [
        contract.contractId,
        {
          ...contract,
          recorded: on(contract.signedOn),
          ...(filedOn ? { filing: { filedAt: on(filedOn).at, documentIds: [], by: on(filedOn) } } : {}),
          ...(completedOn ? { completion: { completedOn, by: on(completedOn) } } : {}),
        },
      ]),
    ),
    quarterlyReports: Object.fromEntries(past.quartersMet.map((quarter) => [quarter, reportOf(quarter, on)])),
    ...(handover && fields.procurementMode === 'central' ? { handover } : {}),
  };
}

/** Recorded as made, with its receipts, and nothing of its content is made up. */
function reportOf(quarter: string, on: On): QuarterlyReport {
  const submitted = on(quarterEndOf(quarter));
  const content = { zero: false, progress: TAKEN_OVER, progressPercent: 0, receivedFen: 0, paidFen: 0 };
  return { quarter, versions: [{ content, submitted }], receipts: receiptsOf(submitted) };
}

const receiptsOf = (by: Signature) => ({ finance: by, audit: by, bureau: by });

function endOf(past: Past, on: On): Patch {
  const { appliedOn, acceptedOn, receiptNumber, inUseOn, selfEvaluatedOn, terminatedOn } = past;
  return {
    ...(appliedOn ? { acceptanceApplications: [on(appliedOn)] } : {}),
    ...(acceptedOn
      ? {
          acceptanceResult: {
            opinion: TAKEN_OVER,
            concluded: on(acceptedOn),
            cosigned: on(acceptedOn),
          },
        }
      : {}),
    ...(receiptNumber && acceptedOn ? { acceptanceFiling: { receiptNumber, filed: on(acceptedOn) } } : {}),
    ...(inUseOn ? { operation: { inUseOn, started: on(inUseOn) } } : {}),
    ...(selfEvaluatedOn ? evaluationOf(on(selfEvaluatedOn)) : {}),
    ...(terminatedOn
      ? { termination: { reason: TAKEN_OVER, proposed: on(terminatedOn), cosigned: on(terminatedOn) } }
      : {}),
    ...moneyOf(past, on),
  };
}

function evaluationOf(submitted: Signature): Pick<Project, 'selfEvaluations'> {
  const evaluationId = 'imported';
  return {
    selfEvaluations: {
      [evaluationId]: { evaluationId, summary: TAKEN_OVER, submitted, receipts: receiptsOf(submitted) },
    },
  };
}

function moneyOf({ settlementFen, returnedFen, acceptedOn, approvedOn }: Past, on: On): Patch {
  if (settlementFen === undefined) return {};
  const settled = on(acceptedOn ?? approvedOn);
  const returnId = 'imported';
  return {
    settlement: { settlementFen, settled },
    ...(returnedFen
      ? {
          surplusReturns: {
            [returnId]: {
              returnId,
              returnedFen,
              returnedOn: acceptedOn ?? approvedOn,
              originalChannel: true,
              returned: settled,
            },
          },
        }
      : {}),
  };
}
