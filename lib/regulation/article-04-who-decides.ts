import { type Breach, breach, breachesOf } from './decision.ts';

/** 所有市级信息系统项目由市大数据主管部门统一立项招标 (`central`), or the unit tenders under article 16 (`unit`). */
export type ProcurementMode = 'central' | 'unit';

export interface Separation {
  submittedBy: string;
  decidedBy: string;
  /** The bureau decides its own project. */
  bureauOwnProject: boolean;
  /** Of the steering group (“数字诸城”建设专项小组), where it countersigned. */
  countersignedBy?: string | undefined;
}

/** Nobody decides what they submitted; the steering group, which leads, countersigns where the bureau is the applicant. */
export function decideSeparation(facts: Separation): Breach[] {
  const { submittedBy, decidedBy, bureauOwnProject, countersignedBy } = facts;
  return breachesOf(
    decidedBy === submittedBy &&
      breach('samePerson', 4, '不得审批本人提交的事项,请由其他人员办理', 'decidedBy'),
    bureauOwnProject &&
      countersignedBy === undefined &&
      breach(
        'countersignMissing',
        4,
        '大数据主管部门自建项目须经“数字诸城”建设专项小组会签',
        'countersignedBy',
      ),
    bureauOwnProject &&
      countersignedBy !== undefined &&
      [submittedBy, decidedBy].includes(countersignedBy) &&
      breach('countersignNotIndependent', 4, '会签人不得是提交人或审批人', 'countersignedBy'),
  );
}

/** 招标完成后移交至项目建设单位: no contract of a centrally tendered project before the handover is on record. */
export function decideHandover(facts: { procurementMode: ProcurementMode; handedOver: boolean }): Breach[] {
  return breachesOf(
    facts.procurementMode === 'central' &&
      !facts.handedOver &&
      breach('handoverMissing', 4, '统一招标的项目须先完成移交登记,再签订合同', 'handover'),
  );
}

/** 市财政局负责政务信息化项目的预算评审: on record before the estimate is approved. */
export function decideBudgetReview(facts: { budgetReviewRecorded: boolean }): Breach[] {
  return breachesOf(
    !facts.budgetReviewRecorded &&
      breach('budgetReviewMissing', 4, '尚未登记财政预算评审结果,不能批复', 'budgetReview'),
  );
}
