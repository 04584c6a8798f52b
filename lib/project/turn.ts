import { type ActionName, actions } from './actions.ts';
import { hasOpinion } from './materials.ts';
import { awaitedDue, type Obligation } from './obligations.ts';
import type { Role } from './people.ts';
import type { Project, Stage } from './project.ts';
import type { Recipient, Rectification } from './records.ts';

/** 轮到谁: whose move a project waits for, and what it is; the to-do lists are made of these. */
export interface Turn {
  roles: Role[];
  text: string;
  article: number | null;
  /** Due day of the duty behind it, where one runs. */
  dueOn?: string;
  /** Since when it waits: RFC 3339, or the day that set a duty off. */
  since?: string;
}

const turn = (roles: Role[], text: string, article: number | null, since?: string): Turn => ({
  roles,
  text,
  article,
  ...(since ? { since } : {}),
});

const byStage: Record<Stage, (project: Project) => Turn | undefined> = {
  draft: () => turn(['clerk', 'unitHead'], '填写申报内容并提交', 7),
  returned: () => turn(['clerk', 'unitHead'], '按退回意见修改后重新提交', 7),
  submitted: () => turn(['reviewer'], '安排评审,或逐项说明理由退回', 7),
  underReview: (project) =>
    project.opinion && hasOpinion(project)
      ? turn(['bureauHead'], '作出批复决定', 8)
      : turn(['reviewer'], '起草并上传审核意见', 7),
  approved: (project) => {
    if (!project.pledge) return turn(['unitHead'], '签订主体责任书', 8);
    const central = project.fields.procurementMode === 'central';
    return central ? turn(['reviewer'], '统一招标:启动采购', 4) : turn(['clerk'], '启动采购', 16);
  },
  rejected: () => undefined,
  tendering: (project) => {
    if (project.fields.procurementMode === 'unit') return turn(['clerk'], '登记并备案采购合同', 16);
    return project.handover ? turn(['clerk'], '确认接收招标移交', 4) : turn(['reviewer'], '移交中标结果', 4);
  },
  handedOver: () => turn(['clerk'], '登记并备案采购合同', 16),
  inConstruction: () => undefined,
  suspended: () => turn(['bureauHead'], '项目已暂停:整改后恢复建设,或终止', 19),
  terminated: () => undefined,
  completed: () => turn(['clerk', 'unitHead'], '准备材料,申请竣工验收', 22),
  acceptanceApplied: () => turn(['reviewer'], '组织竣工验收', 23),
  acceptanceReview: (project) =>
    project.acceptanceResult
      ? turn(['finance'], '会签验收结论', 23)
      : turn(['bureauHead'], '作出验收结论', 23),
  rectifying: () => turn(['clerk', 'unitHead'], '按验收意见整改', 23),
  accepted: () => turn(['clerk'], '在潍坊系统备案,并登记回执编号', 23),
  acceptanceFiled: () => turn(['clerk'], '登记投入使用日期', 27),
  inOperation: () => undefined,
  selfEvaluated: () => turn(['bureauHead'], '登记绩效评价,或办结', 27),
  evaluated: () => turn(['bureauHead'], '节余退清后办结', 18),
  closed: () => undefined,
};

/** Answered, and not looked at since: a new answer after a failed re-check waits again. */
const isAnswered = ({ response, recheck }: Rectification) =>
  !!response && !recheck?.passed && (!recheck || response.responded.at > recheck.checked.at);

/** What waits for a decision or a receipt beside the stage's own step; what the stage no longer lets be done waits no more. */
function recordTurns(project: Project): Turn[] {
  const open = (action: ActionName) => (actions[action].stages as readonly Stage[]).includes(project.stage);
  const waiting = <T>(action: ActionName, records: Record<string, T>, isOpen: (record: T) => boolean) =>
    open(action) ? Object.values(records).filter(isOpen) : [];
  const { termination } = project;
  return [
    ...waiting('decideChange', project.changes, (c) => !c.decision).map((c) =>
      turn(['bureauHead'], '决定项目变更', 15, c.applied.at),
    ),
    ...waiting('decideExtension', project.extensions, (e) => !e.decision).map((e) =>
      turn(['bureauHead'], '决定延期验收', 25, e.applied.at),
    ),
    ...waiting('decideFunds', project.fundRequests, (r) => !r.decision).map((r) =>
      turn(['finance'], '办理资金申请', 25, r.requested.at),
    ),
    ...waiting('recheckRectification', project.rectifications, isAnswered).map((r) =>
      turn(['reviewer'], '复查整改', 32, r.response?.responded.at),
    ),
    ...(termination && open('cosignTermination')
      ? [turn(['finance'], '会签终止', 32, termination.proposed.at)]
      : []),
    ...Object.values(project.quarterlyReports).flatMap((r) =>
      receiptTurns(`签收 ${r.quarter} 季报`, 17, r.receipts, r.versions.at(-1)?.submitted.at),
    ),
    ...Object.values(project.selfEvaluations).flatMap((e) =>
      receiptTurns('签收自评价报告', 27, e.receipts, e.submitted.at),
    ),
  ];
}

const RECEIVERS: [Recipient, Role][] = [
  ['finance', 'finance'],
  ['audit', 'audit'],
  ['bureau', 'reviewer'],
];

const receiptTurns = (
  text: string,
  article: number,
  receipts: Partial<Record<Recipient, unknown>>,
  since: string | undefined,
) =>
  RECEIVERS.filter(([recipient]) => !receipts[recipient]).map(([, role]) =>
    turn([role], text, article, since),
  );

/** Everything a project waits for: its stage's next step, and each duty not yet met. */
export function turnsOf(project: Project, obligations: readonly Obligation[]): Turn[] {
  const next = byStage[project.stage](project);
  const duties = obligations.flatMap((obligation): Turn[] => {
    const { title: text, article, undated, doneOn, triggerOn: since } = obligation;
    const dueOn = awaitedDue(obligation);
    if (dueOn) return [{ roles: ['clerk', 'unitHead'], text, article, dueOn, since }];
    return undated && !doneOn ? [{ roles: ['clerk', 'unitHead'], text, article, since }] : [];
  });
  return [...(next ? [{ ...next, since: project.stageSince }] : []), ...recordTurns(project), ...duties];
}
