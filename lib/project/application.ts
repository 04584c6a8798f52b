import type { FundingMode, SystemCategory } from '../regulation/article-02-scope.ts';
import type { BudgetLine, Signature } from './basics.ts';
import type { NetworkKind } from './records.ts';

/** What a project is made of up to its contracts; `Project` holds it. */

/** 项目类型 (第二条). */
export const projectKindLabels = {
  newBuild: '新建',
  extension: '升级改造',
  jointBuild: '政企联合建设',
  purchasedService: '购买服务',
  operation: '运行维护',
} as const;
export type ProjectKind = keyof typeof projectKindLabels;

/** 招标方式 (第四条 bureau tenders, 第十六条 unit purchases). */
export const procurementModeLabels = { central: '大数据局统一招标', unit: '建设单位自行采购' } as const;
export type ProcurementMode = keyof typeof procurementModeLabels;

/** 共享类型 (发改高技〔2017〕1272号). */
export const sharingLabels = {
  unconditional: '无条件共享',
  conditional: '有条件共享',
  none: '不予共享',
} as const;
export type Sharing = keyof typeof sharingLabels;

/** 资金方式 (第二条). */
export const fundingModeLabels = {
  governmentInvestment: '政府投资建设',
  jointWithEnterprise: '政府与社会企业联合建设',
  purchasedService: '政府向社会购买服务',
  operationFunds: '政府资金运行维护',
} as const satisfies Record<FundingMode, string>;

/** 系统类别 (第二条). */
export const systemCategoryLabels = {
  network: '电子政务网络',
  businessSystem: '业务信息系统',
  informationResources: '信息资源库',
  securityAndSupport: '信息安全与应用支撑基础设施',
  standards: '政务信息化标准体系',
  relatedSupport: '相关支撑体系',
} as const satisfies Record<SystemCategory, string>;

/** 所依托的公共平台、共性应用和基础数据库 (第二十、二十一条). */
export const sharedServiceLabels = {
  governmentCloud: '潍坊政务云',
  exchangePlatform: '政务信息资源共享交换平台',
  geographicPlatform: '地理信息服务云平台',
  iotPlatform: '物联平台',
  identityAuthentication: '统一身份认证',
  electronicSeal: '电子印章',
  population: '人口基础库',
  legalPersons: '法人基础库',
  geography: '空间地理基础库',
  electronicLicences: '电子证照库',
  publicCredit: '公共信用库',
} as const;
export type SharedService = keyof typeof sharedServiceLabels;

/** 服务合同的类别 (第十条): what supervises and tests is filed like what builds. */
export const contractCategoryLabels = {
  construction: '建设',
  consulting: '业务咨询',
  costing: '工程造价',
  supervision: '项目监理',
  testing: '检测评价',
} as const;
export type ContractCategory = keyof typeof contractCategoryLabels;

/** What the unit fills in while the project is a draft or returned. Missing fields are simply not there yet. */
export interface DraftFields {
  name: string;
  kind: ProjectKind;
  procurementMode: ProcurementMode;
  fundingMode?: FundingMode;
  category?: SystemCategory;
  /** 列入规划或年度指导计划的事项 (第五、九条): a project without one is warned, not barred. */
  planItemId?: string;
  sharedServices?: SharedService[];
  /** 建设依据 */
  basis?: string;
  /** 建设目标 */
  goal?: string;
  /** 主要建设内容 */
  content?: string;
  /** 投资预算, the total the unit asks for. */
  budgetFen?: number;
  /** 资金来源 (第九条). */
  budgetSource?: string;
  /** 分年度资金安排 (第九条): sums to the total. */
  yearlySplit?: { year: number; amountFen: number }[];
  responsiblePerson?: string;
  contactPhone?: string;
  /** 计划完成日 */
  plannedCompletionOn?: string;
  /** 参建单位, each with its scope and money; town money apart from city money (第十三、十四条). */
  participants?: {
    unitId: string;
    unitName: string;
    scope: string;
    amountFen: number;
    townFunded: boolean;
  }[];
  /** 不部署在市电子政务云的理由 (第十一条); absent means it is deployed there. */
  cloudExceptionReason?: string;
}

/** 对接记录 (第六条). */
export interface Consultation {
  consultationId: string;
  heldOn: string;
  withPerson: string;
  summary: string;
  recorded: Signature;
}

/** 政务信息资源目录项 (第六条; 发改高技〔2017〕1272号). */
export interface CatalogItem {
  itemId: string;
  name: string;
  code?: string;
  category: string;
  provider: string;
  /** 统一社会信用代码, GB 32100 check digit verified. */
  providerCode: string;
  summary?: string;
  format: string;
  fields: { name: string; type: string }[];
  sharing: Sharing;
  /** 不予共享的依据 or 共享条件. */
  sharingBasis?: string;
  sharingMethod?: string;
  openToPublic: boolean;
  updateCycle: string;
  recorded: Signature;
}

/** 退回意见: a reason for each item. */
export interface ReturnItem {
  /** Field, material or part of the submission, e.g. `budgetFen`, `constructionPlan`. */
  item: string;
  reason: string;
}

/** What was submitted, kept whole so that versions can be laid side by side. */
export interface SubmissionVersion {
  version: number;
  submitted: Signature;
  fields: DraftFields;
  catalogItems: CatalogItem[];
  documents: { documentId: string; material: string; fileName: string; sha256: string }[];
  returned?: { by: Signature; items: ReturnItem[] };
}

/** 评审安排 (第七条). */
export interface Review {
  batch: string;
  thirdParty?: string;
  /** 专家 see the project until their assignment expires. */
  /** 回避: who declared an interest is out, and finds the project no more. */
  experts: { userId: string; name: string; expiresOn: string; recused?: true }[];
  started: Signature;
}

/** 专家意见 (第七条), each with its declaration that no conflict of interest exists, or that one does and why. */
export interface ExpertOpinion {
  userId: string;
  name: string;
  conflictOfInterest: boolean;
  text: string;
  /** 评分, out of 100, where the review scores. */
  score?: number;
  given: Signature;
}

/** 不上云的认可 (第十一条): of one reason; another reason is another question. */
export interface CloudException {
  reason: string;
  accepted: boolean;
  note?: string;
  decided: Signature;
}

/** 审核意见 (第七条) with finance's 预算评审 (第四条). */
export interface ReviewOpinion {
  conclusion: 'approve' | 'reject';
  text: string;
  budgetReview: { amountFen: number; reviewedOn: string; note?: string };
  drafted: Signature;
}

/** 批复: the estimate is fixed here in fen (第八条). */
export interface Approval {
  approvedOn: string;
  documentNumber?: string;
  estimateFen: number;
  budgetLines: BudgetLine[];
  /** 专项小组会签, for a project of the bureau itself (第四条). */
  countersignature?: { signedBy: string; signedOn: string };
  decided: Signature;
}

/** 主体责任书 (第八条): the three responsibilities. */
export interface Pledge {
  construction: true;
  dataSharing: true;
  fundUse: true;
  signed: Signature;
}

/** 招标移交 (第四条): the bureau hands over, the unit confirms. */
export interface Handover {
  handedOver: Signature;
  winningSupplier: string;
  confirmed?: Signature;
}

/** 合同 (第十六条): one filing duty per formal contract, supplements too (R11). */
export interface Contract {
  contractId: string;
  name: string;
  supplier: string;
  amountFen: number;
  /** Supplements name the contract they add to. */
  supplementOf?: string;
  category?: ContractCategory;
  /** It builds a cloud node or a private line, which needs a permit (第二十条). */
  newNetwork?: NetworkKind;
  signedOn: string;
  recorded: Signature;
  filing?: { filedAt: string; documentIds: string[]; by: Signature };
  completion?: { completedOn: string; by: Signature };
}
