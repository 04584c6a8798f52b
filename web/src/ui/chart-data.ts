export interface ChartSeries {
  name: string;
  kind: 'bar' | 'line';
  tone: 'primary' | 'success' | 'danger' | 'warning' | 'muted';
  values: readonly number[];
}

export interface ChartData {
  /** What the points are of: 月份, 日期. */
  axis: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** How a value is said. */
  format: (value: number) => string;
}
