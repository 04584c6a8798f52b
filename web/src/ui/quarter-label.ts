/** 2023Q4 → 2023年第四季度. */
export const quarterLabel = (quarter: string) =>
  `${quarter.slice(0, 4)}年第${'一二三四'.charAt(Number(quarter.slice(-1)) - 1)}季度`;
