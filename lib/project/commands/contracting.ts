import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideHandover } from '../../regulation/article-04-who-decides.ts';
import { decideCommitment8 } from '../../regulation/article-08-pledge.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import type { EventBody } from '../events.ts';
import { availableDocuments, hasMaterial } from '../materials.ts';
import { rolesOn, SYSTEM } from '../permissions.ts';
import {
  type Contract,
  type ContractCategory,
  contractCategoryLabels,
  type Project,
  type Stage,
} from '../project.ts';
import { day, fen, identifier, list, text } from '../schema.ts';
import { defined } from './drafting.ts';
import { networkKind, newNetworkBreaches } from './networks.ts';

/** 第八条: no tendering, contract or payment before an approving opinion and a signed pledge. */
const pledgeGuard = (project: Project) =>
  decideCommitment8({ approved: project.approval !== undefined, pledgeSigned: project.pledge !== undefined });

export const signPledge = command({
  input: later(() =>
    z.strictObject({
      construction: z.literal(true),
      dataSharing: z.literal(true),
      fundUse: z.literal(true),
    }),
  ),
  guard: (project) =>
    breachesOf(
      project.pledge && breach('alreadySigned', 8, '主体责任书已签订'),
      !hasMaterial(project, 'responsibilityPledge') &&
        breach('pledgeNotUploaded', 8, '请先上传签字盖章的「主体责任书」'),
    ),
  events: (_, data) => [{ type: 'pledgeSigned', data }],
});

/** Who tenders, by the roles held on this project: a bureau's clerk is the unit's side of the bureau's own project. */
function sidesOf(project: Project, { actor, today }: Context) {
  const held = actor === SYSTEM ? [] : rolesOn(actor, project, today);
  return {
    bureau: held.some((role) => role === 'reviewer' || role === 'bureauHead'),
    unit: held.some((role) => role === 'clerk' || role === 'unitHead'),
  };
}

export const startTender = command({
  input: later(() => z.strictObject({ startedOn: day(), method: text(100) })),
  guard: (project, context) =>
    breachesOf(
      pledgeGuard(project),
      project.fields.procurementMode === 'central' &&
        !sidesOf(project, context).bureau &&
        breach('bureauTenders', 4, '本项目由大数据局统一招标,请大数据局启动采购'),
      project.fields.procurementMode === 'unit' &&
        !sidesOf(project, context).unit &&
        breach('unitTenders', 16, '本项目由建设单位自行采购,请建设单位启动采购'),
    ),
  check: (_, { startedOn }, { today }) =>
    breachesOf(startedOn > today && breach('inFuture', 8, '启动日期不能晚于今天', 'startedOn')),
  events: (_, data) => [{ type: 'tenderStarted', data }],
});

export const handOver = command({
  input: later(() => z.strictObject({ winningSupplier: text(100) })),
  guard: (project) =>
    breachesOf(
      project.fields.procurementMode !== 'central' &&
        breach('notCentral', 4, '只有大数据局统一招标的项目需要移交'),
      project.handover && breach('alreadyHandedOver', 4, '已移交,等待建设单位确认'),
    ),
  events: (_, data) => [{ type: 'handedOver', data }],
});

export const confirmHandover = command({
  input: later(() => z.strictObject({})),
  guard: (project) => breachesOf(!project.handover && breach('notHandedOver', 4, '大数据局尚未移交中标结果')),
  events: () => [{ type: 'handoverConfirmed', data: {} }],
});

const contractGuard = (project: Project) =>
  breachesOf(
    pledgeGuard(project),
    decideHandover({
      procurementMode: project.fields.procurementMode,
      handedOver: project.handover?.confirmed !== undefined,
    }),
  );

const CATEGORIES = Object.keys(contractCategoryLabels) as [ContractCategory, ...ContractCategory[]];

const contractDocuments = later(() => list(identifier(), 50));

/** 第十六条: the filing brings the contract itself, checked and not already filed with another one. */
function documentBreaches(project: Project, documentIds: string[]): Breach[] {
  const usable = new Set(availableDocuments(project, 'contract').map((d) => d.documentId));
  const taken = new Set(Object.values(project.contracts).flatMap((c) => c.filing?.documentIds ?? []));
  return documentIds.flatMap((id, i) => {
    const field = `documentIds.${i}`;
    if (taken.has(id)) return [breach('documentTaken', 16, '这份材料已随另一份合同备案', field)];
    if (usable.has(id)) return [];
    return [breach('documentNotAvailable', 16, '这份材料不是校验通过的「合同」', field)];
  });
}

const fileEvent = (contractId: string, documentIds: string[]) =>
  ({ type: 'contractFiled', data: { contractId, documentIds } }) as const;

/** Signing recorded; with its documents it is filed at once, without them the filing is still owed. */
export const recordContract = command({
  input: later(() =>
    z.strictObject({
      name: text(200),
      supplier: text(100),
      amountFen: fen(),
      signedOn: day(),
      supplementOf: z.optional(identifier()),
      category: z.optional(z.enum(CATEGORIES)),
      newNetwork: z.optional(networkKind()),
      documentIds: z.optional(contractDocuments()),
    }),
  ),
  guard: contractGuard,
  check: (project, input, { today }) =>
    breachesOf(
      input.signedOn > today && breach('signedInFuture', 16, '签订日期不能晚于今天', 'signedOn'),
      input.supplementOf !== undefined &&
        !project.contracts[input.supplementOf] &&
        breach('noSuchContract', 16, '没有所补充的合同', 'supplementOf'),
      newNetworkBreaches(project, input.newNetwork),
      documentBreaches(project, input.documentIds ?? []),
    ),
  events: (_, { documentIds = [], ...input }, { newId }) => {
    const contractId = newId();
    const recorded = { type: 'contractRecorded', data: defined({ contractId, ...input }) } as const;
    return documentIds.length > 0 ? [recorded, fileEvent(contractId, documentIds)] : [recorded];
  },
});

const filedAlready = (contract: Contract | undefined) =>
  contract?.filing && breach('alreadyFiled', 16, `该合同已于 ${contract.filing.filedAt} 备案`, 'contractId');

export const fileContract = command({
  input: later(() =>
    z.strictObject({
      contractId: identifier(),
      documentIds: contractDocuments().check(z.minLength(1, '请附上「合同」材料')),
    }),
  ),
  guard: contractGuard,
  check: (project, { contractId, documentIds }) =>
    breachesOf(
      !project.contracts[contractId] && breach('noSuchContract', 16, '没有这份合同', 'contractId'),
      filedAlready(project.contracts[contractId]),
      documentBreaches(project, documentIds),
    ),
  events: (project, { contractId, documentIds }) => [
    fileEvent(contractId, documentIds),
    // Completed before it was filed: construction opens and is over.
    ...completionOf(project, ['tendering', 'handedOver']),
  ],
});

const isComplete = (contract: Contract) => contract.completion !== undefined;

/** The project is complete with its last contract (R11); what happened before construction (re)opened is caught up. */
export const completionOf = (project: Project, stages: readonly Stage[]): EventBody[] =>
  stages.includes(project.stage) && Object.values(project.contracts).every(isComplete)
    ? [{ type: 'projectCompleted', data: {} }]
    : [];

/** R11: the project is complete with the last of its contracts; this completes one, and with the last the project. */
export const completeContract = command({
  input: later(() => z.strictObject({ contractId: identifier(), completedOn: day() })),
  guard: ({ contracts }) =>
    breachesOf(
      Object.values(contracts).every((c) => c.completion) && breach('noOpenContract', 22, '没有未完成的合同'),
    ),
  check: (project, { contractId, completedOn }, { today }) => {
    const contract = project.contracts[contractId];
    if (!contract) return [breach('noSuchContract', 22, '没有这份合同', 'contractId')];
    return breachesOf(
      contract.completion && breach('alreadyCompleted', 22, '该合同已登记完成', 'contractId'),
      completedOn > today && breach('completedInFuture', 22, '完成日期不能晚于今天', 'completedOn'),
      completedOn < contract.signedOn &&
        breach('completedBeforeSigning', 22, '完成日期不能早于签订日期', 'completedOn'),
    );
  },
  events: (project, data) => {
    const others = Object.values(project.contracts).filter((c) => c.contractId !== data.contractId);
    const last = others.every(isComplete);
    return [
      { type: 'contractCompleted', data },
      ...(last && project.stage === 'inConstruction'
        ? [{ type: 'projectCompleted', data: {} } as const]
        : []),
    ];
  },
});
