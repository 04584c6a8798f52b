/** 规则变更: what an administrator can do to the rules, as the record of it says. */
export const rulesActLabels = {
  ruleSetLoaded: '载入规则集',
  ruleSetActivated: '启用规则集',
  ruleSetDeactivated: '停用规则集',
  calendarLoaded: '载入年度放假安排',
  interpretationRecorded: '登记口径解释',
  checklistChanged: '修改材料清单',
} as const;
export type RulesActName = keyof typeof rulesActLabels;
