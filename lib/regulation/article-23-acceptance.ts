import { type Breach, breach, breachesOf } from './decision.ts';

/** 市大数据主管部门会同市财政局等相关部门组织竣工验收: the group that signs the opinion. */
export function decideAcceptanceGroup(facts: {
  departments: readonly string[];
  opinionAvailable: boolean;
}): Breach[] {
  return breachesOf(
    !facts.departments.includes('bureau') &&
      breach('bureauMissing', 23, '验收组缺少市大数据主管部门人员', 'departments'),
    !facts.departments.includes('finance') &&
      breach('financeMissing', 23, '验收组缺少市财政局人员', 'departments'),
    !facts.opinionAvailable &&
      breach('acceptanceOpinionMissing', 23, '尚未上传验收意见', 'documents.acceptanceReport'),
  );
}

export interface AcceptanceFiling {
  accepted: boolean;
  /** What 潍坊市政务信息化项目管理系统 answered to the unit. This product never sends anything there. */
  receiptNumber: string;
}

/** 验收完成后,…将验收报告等材料通过潍坊市政务信息化项目管理系统备案. */
export function decideAcceptanceFiling(facts: AcceptanceFiling): Breach[] {
  return breachesOf(
    !facts.accepted && breach('notAccepted', 23, '竣工验收完成后才能登记验收备案'),
    facts.receiptNumber.trim() === '' &&
      breach('receiptMissing', 23, '请填写在潍坊市政务信息化项目管理系统备案取得的回执编号', 'receiptNumber'),
  );
}
