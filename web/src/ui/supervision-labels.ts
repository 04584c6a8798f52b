import type { MajorEvent, Rectification } from '../../../lib/project/records.ts';
import type { Measure } from '../../../lib/regulation/article-32-supervision.ts';

export const majorEventLabels: Record<MajorEvent['kind'], string> = {
  seriousDelay: '工程严重逾期',
  majorLoss: '投资重大损失',
  other: '其他重大情况',
};

export const rectificationSourceLabels: Record<Rectification['source'], string> = {
  inspection: '监督检查',
  majorEvent: '重大情况',
  acceptance: '竣工验收',
};

export const measureLabels: Record<Measure, string> = {
  holdMoney: '暂缓拨付建设资金',
  suspend: '暂停项目建设',
  terminate: '终止项目',
};
