import { dayOf } from '../../calendar/days.ts';
import { SECURITY_QUESTIONS } from '../../regulation/article-29-security.ts';
import { type ChecklistItem, checklistOf } from '../checklist.ts';
import { materialState } from '../materials.ts';
import { formatFen } from '../money.ts';
import { acceptanceDue, acceptanceStandingOn, acceptedOn, completedOn } from '../standing.ts';
import { summaryOf } from '../summary.ts';
import { decided, receiptRows } from './building.ts';
import { byTime, type Fill, numbered, recordOf } from './common.ts';
import { capital, dayInWords, dayOfSignature, room, words, yesOrNo, yuan } from './words.ts';

/** 延期验收申请表 (第二十五条): the day that stood when it was applied for, and the one asked for. */
export const extensionApplication: Fill = (project, subject, { rules, today }) => {
  const extension = recordOf(project.extensions, subject);
  if (extension === 'missing') return undefined;
  const asOf = extension ? dayOf(extension.applied.at) : today;
  // What was decided later that day about this very application does not belong to it yet.
  const { [subject ?? '']: _, ...others } = project.extensions;
  const standing = acceptanceStandingOn({ ...project, extensions: others }, rules, asOf);
  return {
    onRecord: extension !== undefined,
    values: {
      完工日期: dayInWords(completedOn(project)),
      原验收期限: dayInWords(standing?.effectiveDue),
      拟验收日期: dayInWords(extension?.proposedDue),
      延期原因: room(extension?.reason),
      采取措施: room(extension?.measures),
      申请日期: dayOfSignature(extension?.applied),
      审核意见: decided(extension?.decision),
      批准期限: extension?.decision?.outcome === 'refused' ? '无' : dayInWords(extension?.decision?.to),
      决定日期: dayOfSignature(extension?.decision?.decided),
    },
  };
};

/** What the unit brings to its acceptance. */
const isOfApplication = ({ material, step, uploaders }: ChecklistItem): boolean =>
  step === 'acceptance' && material !== 'extensionForm' && uploaders.includes('clerk');

const stateLabels = {
  available: '已提交',
  checking: '校验中',
  refused: '未通过',
  missing: '未提交',
  returned: '已退回',
  notNeeded: '未提交',
} as const;

/** 竣工验收申请报告 (第二十二条): to be signed once all contracts are complete. */
export const acceptanceApplication: Fill = (project, _, { rules }) => {
  const due = acceptanceDue(project, rules);
  const { contractFen, paidFen } = summaryOf(project);
  const { catalogRegistration: catalog, security, noDataStatement } = project;
  const answers = security?.answers ?? {};
  const mlps = security?.mlps;
  return {
    onRecord: completedOn(project) !== undefined,
    values: {
      建设目标: room(project.fields.goal),
      建设内容: room(project.fields.content),
      完工日期: dayInWords(completedOn(project)),
      申请期限: dayInWords(due?.applicable ? due.effectiveDue : undefined),
      合同总额: yuan(contractFen),
      合同总额大写: capital(contractFen),
      已支付: yuan(paidFen),
      已支付大写: capital(paidFen),
      目录平台编号: noDataStatement?.confirmed ? '无数据资源(已确认)' : words(catalog?.platformNumber),
      目录纳入日期: noDataStatement?.confirmed ? '无' : dayInWords(catalog?.registeredOn),
      数据共享: yesOrNo(catalog?.confirmed?.sharingMet),
      等保级别: mlps ? `第${['零', '一', '二', '三', '四'][mlps.level]}级` : words(undefined),
      等保备案: yesOrNo(mlps?.filed),
      等保测评: yesOrNo(mlps?.tested),
      申请日期: dayOfSignature(project.acceptanceApplications[0]),
    },
    lists: {
      合同: numbered(
        byTime(Object.values(project.contracts), (c) => c.recorded.at),
        (contract) => ({
          合同名称: contract.name,
          供应商: contract.supplier,
          合同金额: formatFen(contract.amountFen),
          签订日期: contract.signedOn,
          完成日期: contract.completion?.completedOn ?? '',
        }),
      ),
      安全: SECURITY_QUESTIONS.map(({ id, article, text }) => ({
        条款: `第${article}条`,
        事项: text,
        答复: yesOrNo(answers[id]?.positive),
        处理决定: answers[id]?.decision ?? '',
      })),
      材料: numbered(checklistOf(rules).filter(isOfApplication), ({ material, label }) => ({
        材料: label,
        状态: stateLabels[materialState(project, material)],
      })),
    },
  };
};

/** 自评价报告 (第二十七条): of a report that was sent, or the empty form of a project in use. */
export const selfEvaluation: Fill = (project, subject) => {
  const evaluation = recordOf(project.selfEvaluations, subject);
  if (evaluation === 'missing') return undefined;
  const { surplus, contractFen, paidFen } = summaryOf(project);
  return {
    onRecord: evaluation !== undefined,
    values: {
      建设目标: room(project.fields.goal),
      建设内容: room(project.fields.content),
      验收日期: dayInWords(acceptedOn(project)),
      投入使用日期: dayInWords(project.operation?.inUseOn),
      合同总额: yuan(contractFen),
      合同总额大写: capital(contractFen),
      已支付: yuan(paidFen),
      已支付大写: capital(paidFen),
      决算金额: yuan(surplus?.settlementFen),
      决算金额大写: capital(surplus?.settlementFen),
      节余资金: yuan(surplus?.surplusFen),
      已退回节余: yuan(surplus?.returnedFen),
      自评价结论: room(evaluation?.summary),
      报送人: words(evaluation?.submitted.name),
      报送日期: dayOfSignature(evaluation?.submitted),
    },
    lists: { 签收: receiptRows(evaluation?.receipts ?? {}) },
  };
};
