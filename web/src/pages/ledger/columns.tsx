import type { ReactNode } from 'react';
import { projectKindLabels } from '../../../../lib/project/project.ts';
import type { LedgerItem } from '../../api/answers.ts';
import { formatFen } from '../../money/fen.ts';
import { Badge } from '../../ui/badge.tsx';
import { clockTime, longDay } from '../../ui/day.ts';
import { StageBadge } from '../../ui/stage-badge.tsx';

export interface LedgerColumn {
  title: string;
  amount?: boolean;
  /** Shown until the person chooses. */
  usual?: boolean;
  cell: (item: LedgerItem) => ReactNode;
}

const money = (fen: number | undefined) =>
  fen === undefined ? <span className="muted">无</span> : formatFen(fen);
const day = (value: string | undefined) =>
  value ? <span className="nowrap">{longDay(value)}</span> : <span className="muted">无</span>;

/** What a row can say besides the project's name, by the key that is remembered. */
export const ledgerColumns = {
  unit: { title: '建设单位', usual: true, cell: (item) => item.unitName },
  kind: { title: '项目类型', cell: (item) => projectKindLabels[item.kind] },
  stage: { title: '阶段', usual: true, cell: (item) => <StageBadge stage={item.stage} /> },
  amount: { title: '金额(元)', amount: true, usual: true, cell: (item) => <Amount {...item} /> },
  contract: { title: '合同(元)', amount: true, cell: (item) => money(item.contractFen) },
  paid: { title: '已支付(元)', amount: true, cell: (item) => money(item.paidFen) },
  nextDue: { title: '最近期限', usual: true, cell: (item) => <NextDue {...item} /> },
  approvedOn: { title: '批复日期', cell: (item) => day(item.approvedOn) },
  completedOn: { title: '完工日期', cell: (item) => day(item.completedOn) },
  acceptedOn: { title: '验收日期', cell: (item) => day(item.acceptedOn) },
  updated: {
    title: '更新',
    usual: true,
    cell: (item) => <span className="muted nowrap">{clockTime(item.updatedAt)}</span>,
  },
} as const satisfies Record<string, LedgerColumn>;

export type ColumnKey = keyof typeof ledgerColumns;
export const columnKeys = Object.keys(ledgerColumns) as ColumnKey[];

/** The approved estimate once there is one; before, what the unit asks for. */
function Amount({ estimateFen, budgetFen }: Pick<LedgerItem, 'estimateFen' | 'budgetFen'>) {
  const fen = estimateFen ?? budgetFen;
  if (fen === undefined) return <span className="muted">未填</span>;
  return (
    <>
      <div>{formatFen(fen)}</div>
      <div className="muted">{estimateFen === undefined ? '申报' : '概算批复'}</div>
    </>
  );
}

const NextDue = ({ overdue, nextDue }: Pick<LedgerItem, 'overdue' | 'nextDue'>) => (
  <>
    {overdue && <Badge tone="danger">已逾期</Badge>}
    {nextDue ? <div className="nowrap">{longDay(nextDue)}</div> : <span className="muted">无</span>}
  </>
);
