import { type Breach, breach, breachesOf } from './decision.ts';

export interface Submission7 {
  /** An available document, not one still being checked. */
  constructionPlanAvailable: boolean;
  investmentBudgetAvailable: boolean;
}

/** 项目申报内容原则上包括项目建设方案和投资预算。 */
export function decideSubmission7(facts: Submission7): Breach[] {
  return breachesOf(
    !facts.constructionPlanAvailable &&
      breach('constructionPlanMissing', 7, '缺少项目建设方案', 'documents.constructionPlan'),
    !facts.investmentBudgetAvailable &&
      breach('investmentBudgetMissing', 7, '缺少投资预算', 'documents.investmentBudget'),
  );
}

export interface ReviewOpinion {
  opinionAvailable: boolean;
  /** Of the experts and third-party reviewers: each declared whether a conflict of interest exists. */
  reviewers: readonly { name: string; conflictOfInterest: boolean | null }[];
}

/** 对必要性、可行性进行审核,出具审核意见,可委托第三方评审: a decision rests on an opinion by reviewers without an interest. */
export function decideReviewOpinion(facts: ReviewOpinion): Breach[] {
  return breachesOf(
    !facts.opinionAvailable && breach('opinionMissing', 7, '尚未上传审核意见', 'documents.reviewOpinion'),
    facts.reviewers.flatMap(({ name, conflictOfInterest }, index) =>
      breachesOf(
        conflictOfInterest === null &&
          breach('conflictUndeclared', 7, `评审人员${name}尚未作利益冲突声明`, `reviewers.${index}`),
        conflictOfInterest === true &&
          breach('conflictOfInterest', 7, `评审人员${name}存在利益冲突,应当回避`, `reviewers.${index}`),
      ),
    ),
  );
}
