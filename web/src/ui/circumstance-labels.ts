import type { BasisLevel, Circumstance } from '../../../lib/regulation/article-15-content-adjustment.ts';

/** 第十五条: when a unit may adjust by itself. */
export const circumstanceLabels: Record<Circumstance, string> = {
  superiorDecision: '(一)上级部署,建设任务调整',
  technicalRefinement: '(二)技术方案完善优化',
  businessNeed: '(三)业务发展需要,对内容或进度调整',
};

export const basisLevelLabels: Record<BasisLevel, string> = {
  province: '省委、省政府',
  weifang: '潍坊市委、市政府',
  zhucheng: '诸城市',
};
