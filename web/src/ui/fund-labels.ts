import type { FundRequest } from '../../../lib/project/records.ts';

export const fundLabels: Record<FundRequest['fund'], string> = {
  construction: '建设资金',
  afterAcceptance: '验收后款项',
  operation: '运行维护经费',
};
