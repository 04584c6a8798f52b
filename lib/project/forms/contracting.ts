import type { Project } from '../project.ts';
import { type Fill, recordOf, total } from './common.ts';
import { capital, dayInWords, dayOfSignature, room, words, yuan } from './words.ts';

/** 主体责任书 (第八条): to be signed once the project is approved. */
export const responsibilityPledge: Fill = (project) => ({
  onRecord: project.approval !== undefined,
  values: {
    // Of the approval that it is signed for, whatever was changed since.
    批复概算: yuan(project.approval?.estimateFen),
    批复概算大写: capital(project.approval?.estimateFen),
    建设目标: room(project.fields.goal),
    建设内容: room(project.fields.content),
    计划完成日期: dayInWords(project.fields.plannedCompletionOn),
    签订日期: dayOfSignature(project.pledge?.signed),
  },
});

const nameOf = ({ contracts }: Project, contractId: string | undefined) =>
  contractId === undefined ? undefined : contracts[contractId]?.name;

/** 合同备案表 (第十六条). */
export const contractFiling: Fill = (project, subject) => {
  const contract = recordOf(project.contracts, subject);
  if (contract === 'missing') return undefined;
  const contractedFen = total(Object.values(project.contracts).map((c) => c.amountFen));
  const papers = contract?.filing?.documentIds.flatMap((id) => project.documents[id]?.fileName ?? []);
  return {
    onRecord: contract !== undefined,
    values: {
      采购方式: words(project.tender?.method),
      合同名称: words(contract?.name),
      供应商: words(contract?.supplier ?? project.handover?.winningSupplier),
      合同类别: contract ? (contract.supplementOf ? '补充合同' : '正式合同') : '□正式合同  □补充合同',
      原合同: contract && !contract.supplementOf ? '无' : words(nameOf(project, contract?.supplementOf)),
      合同金额: yuan(contract?.amountFen),
      合同金额大写: capital(contract?.amountFen),
      累计合同金额: yuan(contractedFen),
      累计合同金额大写: capital(contractedFen),
      签订日期: dayInWords(contract?.signedOn),
      备案日期: dayOfSignature(contract?.filing?.by),
      备案材料: room(papers?.join('\n')),
    },
  };
};
