/** 申报内容, in the order of the form. */
export const draftLabels = {
  name: '项目名称',
  kind: '项目类型',
  procurementMode: '招标方式',
  goal: '建设目标',
  content: '主要建设内容',
  basis: '建设依据',
  budgetFen: '投资预算金额',
  budgetSource: '资金来源',
  yearlySplit: '分年度资金安排',
  responsiblePerson: '项目负责人',
  contactPhone: '联系电话',
  plannedCompletionOn: '计划完成日期',
  participants: '参建单位',
  cloudExceptionReason: '不部署在市电子政务云的理由',
} as const;
