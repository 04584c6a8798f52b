import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { projectKindLabels } from '../../../../lib/project/project.ts';
import type { LedgerItem } from '../../api/answers.ts';
import { isPrinting, onPrinting } from '../../app/printing.ts';
import { type ColumnKey, type LedgerColumn, ledgerColumns } from './columns.tsx';

interface Props {
  items: readonly LedgerItem[];
  columns: readonly ColumnKey[];
}

/** Up to here every row stands in the page, for the browser's own search. */
const ALL_IN_PAGE = 200;
const ROW_HEIGHT = 77;

/** On paper every row stands, too: nobody scrolls there. */
export function LedgerTable({ items, columns }: Props) {
  const printing = useSyncExternalStore(onPrinting, isPrinting);
  return printing || items.length <= ALL_IN_PAGE ? (
    <table className="ledger">
      <Head columns={columns} />
      <tbody>
        {items.map((item) => (
          <Row key={item.projectId} item={item} columns={columns} />
        ))}
      </tbody>
    </table>
  ) : (
    <LongTable items={items} columns={columns} />
  );
}

/** Only the rows in sight, however long the list; a screen reader is told how long it is. */
function LongTable({ items, columns }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: table.current?.offsetTop ?? 0,
  });
  const shown = rows.getVirtualItems();
  const above = (shown[0]?.start ?? 0) - rows.options.scrollMargin;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0) + rows.options.scrollMargin;
  return (
    <table ref={table} className="ledger long" aria-rowcount={items.length + 1}>
      <Head columns={columns} />
      <tbody>
        <Space height={Math.max(above, 0)} columns={columns.length + 1} />
        {shown.map(({ index, key }) => {
          const item = items[index];
          return (
            item && (
              <Row key={key} item={item} columns={columns} index={index} measure={rows.measureElement} />
            )
          );
        })}
        <Space height={Math.max(below, 0)} columns={columns.length + 1} />
      </tbody>
    </table>
  );
}

const Space = ({ height, columns }: { height: number; columns: number }) => (
  <tr className="space">
    <td colSpan={columns} style={{ height }} />
  </tr>
);

const alignment = ({ amount }: LedgerColumn) => (amount ? 'amount' : undefined);

const Head = ({ columns }: Pick<Props, 'columns'>) => (
  <thead>
    <tr>
      <th scope="col">项目</th>
      {columns.map((key) => (
        <th key={key} scope="col" className={alignment(ledgerColumns[key])}>
          {ledgerColumns[key].title}
        </th>
      ))}
    </tr>
  </thead>
);

interface RowProps extends Pick<Props, 'columns'> {
  item: LedgerItem;
  index?: number;
  measure?: (element: Element | null) => void;
}

const Row = memo(function Row({ item, columns, index, measure }: RowProps) {
  const place = index === undefined ? {} : { 'data-index': index, 'aria-rowindex': index + 2 };
  return (
    <tr {...place} {...(measure ? { ref: measure } : {})}>
      <td>
        <Link to={`/projects/${item.projectId}`}>{item.name}</Link>
        <div className="muted">
          {item.filingNumber} · {projectKindLabels[item.kind]}
        </div>
      </td>
      {columns.map((key) => (
        <td key={key} data-label={ledgerColumns[key].title} className={alignment(ledgerColumns[key])}>
          {ledgerColumns[key].cell(item)}
        </td>
      ))}
    </tr>
  );
});
