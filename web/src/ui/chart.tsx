import { lazy, Suspense } from 'react';
import { DataTable } from './data-table.tsx';
import { Loading } from './states.tsx';

const Canvas = lazy(() => import('./chart-canvas.tsx'));

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

/** A drawing with the same figures as a table beside it; the code that draws comes only when there is something to draw. */
export function Chart({ title, data }: { title: string; data: ChartData }) {
  const { axis, categories, series, format } = data;
  const rows = categories.map((category, i) => ({
    category,
    values: series.map(({ values }) => values[i] ?? 0),
  }));
  return (
    <>
      <Suspense fallback={<Loading label="正在画图…" />}>
        <Canvas title={title} data={data} />
      </Suspense>
      <details>
        <summary>「{title}」的数字</summary>
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.category}
          columns={[
            { title: axis, cell: (row) => row.category },
            ...series.map(({ name }, i) => ({
              title: name,
              amount: true,
              cell: (row: (typeof rows)[number]) => format(row.values[i] ?? 0),
            })),
          ]}
        />
      </details>
    </>
  );
}
