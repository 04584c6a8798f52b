import type { RuleSet } from './rule-set.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

/** Another county's variation, made up and inactive: it shows that a second rule set is data and needs no code. */
export const neighbourExample: RuleSet = {
  ...zhucheng2020,
  id: 'neighbour-example',
  name: '(示例)邻市政务信息化项目建设管理办法',
  documentNumber: '示例〔2021〕1号',
  validFrom: '2021-01-01',
  validThrough: '2025-12-31',
  active: false,
  parameters: { ...zhucheng2020.parameters, contractFilingWorkingDays: 5 },
};
