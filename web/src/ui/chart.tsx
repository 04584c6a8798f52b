import { lazy, Suspense } from 'react';
import type { ChartData } from './chart-data.ts';
import { DataTable } from './data-table.tsx';
import { Loading } from './states.tsx';

const Canvas = lazy(() => import('./chart-canvas.tsx'));

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
