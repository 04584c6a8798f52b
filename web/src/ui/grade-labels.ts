import type { PerformanceGrade } from '../../../lib/regulation/article-27-self-evaluation.ts';

export const gradeLabels: Record<PerformanceGrade, string> = {
  excellent: '优',
  good: '良',
  fair: '中',
  poor: '差',
};
