import type { AcceptanceReview } from '../../../lib/project/records.ts';

type Department = AcceptanceReview['group'][number]['department'];

export const departmentLabels: Record<Department, string> = {
  bureau: '大数据局',
  finance: '市财政局',
  other: '其他部门或专家',
};
