import { hasMaterial } from './materials.ts';
import type { Obligation } from './obligations.ts';
import type { Role } from './people.ts';
import type { Project, Stage } from './project.ts';

/** 轮到谁: whose move a project waits for, and what it is; the to-do lists are made of these. */
export interface Turn {
  roles: Role[];
  text: string;
  article: number | null;
  /** Due day of the duty behind it, where one runs. */
  dueOn?: string;
}

const turn = (roles: Role[], text: string, article: number | null): Turn => ({ roles, text, article });

const byStage: Record<Stage, (project: Project) => Turn | undefined> = {
  draft: () => turn(['clerk', 'unitHead'], '填写申报内容并提交', 7),
  returned: () => turn(['clerk', 'unitHead'], '按退回意见修改后重新提交', 7),
  submitted: () => turn(['reviewer'], '安排评审,或逐项说明理由退回', 7),
  underReview: (project) =>
    project.opinion && hasMaterial(project, 'reviewOpinion')
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
};

/** Everything a project waits for: its stage's next step, and each duty not yet met. */
export function turnsOf(project: Project, obligations: readonly Obligation[]): Turn[] {
  const next = byStage[project.stage](project);
  const duties = obligations.flatMap((o): Turn[] =>
    o.due.applicable && !o.doneOn
      ? [{ roles: ['clerk', 'unitHead'], text: o.title, article: o.article, dueOn: o.due.effectiveDue }]
      : [],
  );
  return next ? [next, ...duties] : duties;
}
