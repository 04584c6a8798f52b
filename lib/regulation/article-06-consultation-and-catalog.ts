import { type Breach, breach, breachesOf } from './decision.ts';

export interface Submission6 {
  consultationRecorded: boolean;
  catalogItemCount: number;
  /** The bureau confirmed that the project produces no data. */
  noDataStatementConfirmed: boolean;
}

/**
 * 方案编制前应与市大数据工作主管部门对接;政务信息资源目录是审批政务信息化项目的必备条件: one item at least, or the confirmed
 * statement that there is nothing to list.
 */
export function decideSubmission6(facts: Submission6): Breach[] {
  return breachesOf(
    !facts.consultationRecorded &&
      breach(
        'consultationMissing',
        6,
        '方案编制前应与市大数据工作主管部门对接,请先登记对接记录',
        'consultations',
      ),
    facts.catalogItemCount < 1 &&
      !facts.noDataStatementConfirmed &&
      breach(
        'catalogMissing',
        6,
        '政务信息资源目录是审批的必备条件,请至少登记一项,或取得主管部门确认的无数据资源说明',
        'catalogItems',
      ),
  );
}
