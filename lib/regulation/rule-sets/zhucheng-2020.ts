import type { RuleSet } from './rule-set.ts';

export const zhucheng2020: RuleSet = {
  id: 'zhucheng-2020',
  name: '诸城市政务信息化项目建设管理办法',
  documentNumber: '诸政办发〔2020〕4号',
  basis: [
    { name: '国家政务信息化项目建设管理办法', documentNumber: '国办发〔2019〕57号' },
    { name: '山东省电子政务和政务数据管理办法', documentNumber: '山东省人民政府令第329号' },
    { name: '潍坊市市级政务信息化项目建设管理办法', documentNumber: '潍政办发〔2020〕9号' },
  ],
  validFrom: '2020-11-24',
  validThrough: '2025-11-23',
  active: true,
  parameters: {
    contractFilingWorkingDays: 10,
    adjustmentLimitPercent: 15,
    quarterlyReportDaysAfterQuarterEnd: 0,
    acceptanceMonths: 3,
    evaluationFromMonths: 12,
    evaluationToMonths: 24,
    fundGate: 'staged',
    majorEventDelayDays: 90,
    majorEventLossPercent: 10,
    mlpsRetestMonths: { level2: 24, level3: 12 },
    cryptographyAssessmentMonths: 12,
  },
};
