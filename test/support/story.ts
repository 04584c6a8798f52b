import { pdf, xlsx } from './files.ts';

/** The dates of the story: a Monday before the National Day of 2025, whose make-up days a contract then counts. */
export const STORY_BEGINS = '2025-09-15T09:00:00+08:00';

/** Signed on Monday 2025-09-22. Counted by hand on the notice 国办发明电〔2024〕12号: 23 24 25 26 28(调休) 29 30 | 10-09 10 11(调休). */
export const SIGNED_ON = '2025-09-22';
export const FILING_DUE = '2025-10-11';

export const newProject = {
  involvesStateSecrets: false,
  name: '智慧教育云平台(一期)',
  kind: 'newBuild',
  procurementMode: 'unit',
};

export const draftFields = {
  goal: '建成覆盖全市中小学的统一教学资源平台',
  content: '教学资源库、统一身份认证接入、数据共享接口',
  basis: '诸教发〔2025〕3号',
  budgetFen: 300_000_000,
  budgetSource: '市级财政',
  yearlySplit: [
    { year: 2025, amountFen: 200_000_000 },
    { year: 2026, amountFen: 100_000_000 },
  ],
  responsiblePerson: '李建国',
  contactPhone: '0536-6000000',
  plannedCompletionOn: '2026-06-30',
};

export const consultation = {
  heldOn: '2025-09-12',
  withPerson: '周洁',
  summary: '就建设必要性、技术路线和预算口径进行了对接',
};

export const catalogItem = {
  name: '中小学校基本信息',
  category: '教育',
  provider: '市教育和体育局',
  providerCode: '11370782004312706T',
  format: '数据库',
  fields: [
    { name: '学校名称', type: '字符型' },
    { name: '学校代码', type: '字符型' },
  ],
  sharing: 'unconditional',
  openToPublic: true,
  updateCycle: '每年',
};

export const approval = {
  estimateFen: 280_000_000,
  budgetLines: [
    { name: '软件开发', amountFen: 180_000_000 },
    { name: '硬件设备', amountFen: 100_000_000 },
  ],
  documentNumber: '诸数审〔2025〕7号',
};

export const opinion = {
  conclusion: 'approve',
  text: '项目必要、方案可行,建议批复。',
  budgetReview: { amountFen: 280_000_000, reviewedOn: '2025-09-15', note: '核减 20 万元' },
};

export const contract = {
  name: '智慧教育云平台软件开发合同',
  supplier: '潍坊某信息技术有限公司',
  amountFen: 175_000_000,
  signedOn: SIGNED_ON,
};

/** The papers of the story, made for it. */
export const papers = {
  constructionPlan: () =>
    pdf('智慧教育云平台建设方案(修订稿).pdf', ['智慧教育云平台建设方案', '一、建设必要性', '二、技术路线']),
  investmentBudget: () =>
    xlsx('投资预算明细.xlsx', [
      ['项目', '金额(元)'],
      ['软件开发', 1_800_000],
      ['硬件设备', 1_200_000],
    ]),
  reviewOpinion: () => pdf('审核意见.pdf', ['审核意见', '项目必要、方案可行。']),
  responsibilityPledge: () => pdf('主体责任书(签章).pdf', ['项目建设主体责任书', '建设、数据共享、资金使用']),
  contract: () => pdf('软件开发合同.pdf', ['软件开发合同', `签订日期 ${SIGNED_ON}`]),
};
