import { queryOptions } from '@tanstack/react-query';
import type { QuarterMatrix, QuarterStatus, QuarterTotals } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import type { Tone } from '../../ui/badge.tsx';

export const quarterStatus: Record<QuarterStatus, { label: string; tone: Tone }> = {
  reported: { label: '已报送', tone: 'success' },
  zero: { label: '零报告', tone: 'info' },
  late: { label: '逾期报送', tone: 'warning' },
  missing: { label: '逾期未报', tone: 'danger' },
  notYetDue: { label: '未到期', tone: 'plain' },
};

/** 2025Q1 and -1 → 2024Q4. */
export function shifted(quarter: string, by: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + by;
  return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
}

/** A year of quarters, the last one given. */
export const quartersTo = (end: string): string[] => [-3, -2, -1, 0].map((by) => shifted(end, by));

export const owed = (totals: QuarterTotals) => Object.values(totals).reduce((total, n) => total + n, 0);
export const reported = ({ reported: on = 0, zero = 0, late = 0 }: QuarterTotals) => on + zero + late;

/** A quarter whole: a large city answers in pages. */
export const quarterQuery = (quarter: string) =>
  queryOptions({
    queryKey: ['quarter', quarter],
    queryFn: async ({ signal }) => {
      const first = await call('quarterMatrix', { params: { quarter }, signal });
      let { cursor } = first;
      const pages = [first];
      while (cursor) {
        const page = await call('quarterMatrix', { params: { quarter }, query: { cursor }, signal });
        pages.push(page);
        cursor = page.cursor;
      }
      return together(first, pages);
    },
    staleTime: 60_000,
  });

/** A unit whose projects stand on two pages is one unit. */
function together({ cursor: _, ...first }: QuarterMatrix, pages: readonly QuarterMatrix[]): QuarterMatrix {
  const units = new Map<string, QuarterMatrix['units'][number]>();
  for (const unit of pages.flatMap((page) => page.units)) {
    const known = units.get(unit.unitId);
    units.set(
      unit.unitId,
      known
        ? {
            ...known,
            totals: sum(known.totals, unit.totals),
            projects: [...known.projects, ...unit.projects],
          }
        : unit,
    );
  }
  return { ...first, totals: pages.map((page) => page.totals).reduce(sum), units: [...units.values()] };
}

function sum(a: QuarterTotals, b: QuarterTotals): QuarterTotals {
  const both = Object.keys(quarterStatus) as QuarterStatus[];
  return Object.fromEntries(
    both.flatMap((status) => {
      const count = (a[status] ?? 0) + (b[status] ?? 0);
      return count > 0 ? [[status, count]] : [];
    }),
  );
}
