import type { ReactNode } from 'react';
import './data-table.css';

export interface TableColumn<T> {
  title: string;
  /** Figures stand right. */
  amount?: boolean;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  caption: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** Sums, below. */
  foot?: readonly ReactNode[];
}

/** A plain table; on a phone each row is a card with its titles. The first column names the row. */
export function DataTable<T>({ caption, columns, rows, keyOf, foot }: Props<T>) {
  const [first, ...others] = columns;
  if (!first) return null;
  const alignment = ({ amount }: TableColumn<T>) => (amount ? 'amount' : undefined);
  return (
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" className={alignment(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map((column) => (
              <td key={column.title} data-label={column.title} className={alignment(column)}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            <th scope="row">{foot[0]}</th>
            {others.map((column, i) => (
              <td key={column.title} data-label={column.title} className={alignment(column)}>
                <div>{foot[i + 1]}</div>
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
