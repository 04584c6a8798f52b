import type { Role } from './people.ts';

/** 阶段: where a project stands (RULES.md, "Lifecycle"). "Overdue" is no stage: that belongs to an obligation. */
export const stageLabels = {
  draft: '草稿',
  submitted: '已申报',
  returned: '已退回',
  underReview: '评审中',
  approved: '已批复',
  rejected: '不予批复',
  tendering: '采购中',
  handedOver: '已移交',
  inConstruction: '建设中',
  suspended: '已暂停',
  terminated: '已终止',
  completed: '已完工',
  acceptanceApplied: '已申请验收',
  acceptanceReview: '验收中',
  rectifying: '验收整改',
  accepted: '已验收',
  acceptanceFiled: '验收已备案',
  inOperation: '运行中',
  selfEvaluated: '已自评价',
  evaluated: '已绩效评价',
  closed: '已办结',
} as const;
export type Stage = keyof typeof stageLabels;

/** Who did something, as the history keeps it: the names of that day, never looked up again. */
export interface Signature {
  userId: string;
  name: string;
  role: Role | 'system';
  unitId: string;
  /** RFC 3339. */
  at: string;
  /** 代办: who was stood in for; `name` then reads 「A 代 B」 and `userId` is A's. */
  onBehalfOf?: { userId: string; name: string };
  /** 历史项目导入: the day is the past one that the record states, not the day of writing. */
  imported?: true;
}

export interface BudgetLine {
  name: string;
  amountFen: number;
}
