import { Link } from 'react-router';
import type { ImportAnswer } from '../../api/city-answers.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';

type Row = ImportAnswer['rows'][number];

const statuses: Record<Row['status'], { label: string; tone: Tone }> = {
  new: { label: '可以导入', tone: 'success' },
  imported: { label: '已导入', tone: 'success' },
  unchanged: { label: '此前已导入', tone: 'plain' },
  failed: { label: '有错误', tone: 'danger' },
  pending: { label: '尚未处理', tone: 'warning' },
};

/** Every row, those with errors first; each error by its cell. */
export function ImportResult({ answer }: { answer: ImportAnswer }) {
  const { dryRun, new: fresh = 0, imported, unchanged, failed, pending, rows } = answer;
  const sorted = rows.toSorted((a, b) => Number(b.status === 'failed') - Number(a.status === 'failed'));
  return (
    <>
      <p role="status">
        {dryRun ? '试运行' : '导入'}完成,共 {rows.length} 行:
        {dryRun ? `可以导入 ${fresh} 行` : `已导入 ${imported} 行`},此前已导入 {unchanged} 行,有错误 {failed}{' '}
        行。
        {pending > 0 && `还有 ${pending} 行来不及处理:请再次导入同一文件,已导入的不会重复。`}
      </p>
      <DataTable
        caption="逐行结果"
        rows={sorted}
        keyOf={({ row }) => String(row)}
        columns={[
          { title: '行', cell: ({ row }) => `第 ${row} 行` },
          {
            title: '结果',
            cell: ({ status }) => <Badge tone={statuses[status].tone}>{statuses[status].label}</Badge>,
          },
          { title: '说明', cell: (row) => <Details row={row} /> },
        ]}
      />
    </>
  );
}

function Details({ row: { errors = [], projectId, filingNumber } }: { row: Row }) {
  if (projectId) return <Link to={`/projects/${projectId}`}>{filingNumber}</Link>;
  if (errors.length === 0) return <span className="muted">无</span>;
  return (
    <ul className="plain">
      {errors.map(({ column, cell, message }) => (
        <li key={`${cell} ${message}`}>
          <strong>
            {cell} {column}
          </strong>
          :{message}
        </li>
      ))}
    </ul>
  );
}
