import { type Breach, breach, breachesOf } from './decision.ts';

/** 新建、扩建、共建、购买服务、运行维护 */
export const PROJECT_KINDS = [
  'newBuild',
  'extension',
  'jointBuild',
  'purchasedService',
  'operation',
] as const;

/** 由政府投资建设、政府与社会企业联合建设、政府向社会购买服务或需要政府资金运行维护的 */
export const FUNDING_MODES = [
  'governmentInvestment',
  'jointWithEnterprise',
  'purchasedService',
  'operationFunds',
] as const;

/** 电子政务网络、业务信息系统、信息资源库、信息安全与应用支撑基础设施、政务信息化标准体系以及相关支撑体系 */
export const SYSTEM_CATEGORIES = [
  'network',
  'businessSystem',
  'informationResources',
  'securityAndSupport',
  'standards',
  'relatedSupport',
] as const;

export type FundingMode = (typeof FUNDING_MODES)[number];
export type SystemCategory = (typeof SYSTEM_CATEGORIES)[number];

export interface Scope {
  /** Null where no government money and no purchase is involved: then the project is not one of these. */
  fundingMode: FundingMode | null;
  category: SystemCategory | null;
}

/** What the regulation calls 政务信息化项目; what is outside is not taken in. */
export function decideScope(facts: Scope): Breach[] {
  return breachesOf(
    facts.fundingMode === null &&
      breach(
        'notGovernmentFunded',
        2,
        '不属于政府投资、联合建设、购买服务或财政资金运维的项目',
        'fundingMode',
      ),
    facts.category === null &&
      breach('notGovernmentSystem', 2, '不属于《政务信息系统定义和范围》规定的系统', 'category'),
  );
}
