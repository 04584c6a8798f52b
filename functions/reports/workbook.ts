import type { DownloadedFile } from '../http.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 金额 in fen, and a day: written as a real number and a real date, so that a sheet sums and sorts them. */
export type Cell = string | number | { fen: number } | { day: string } | undefined;

export interface Column<Row> {
  header: string;
  width: number;
  cell: (row: Row) => Cell;
}

/**
 * What a person typed stays text. A spreadsheet takes a cell that begins with one of these for a formula as soon as it is
 * edited or saved as CSV, in full width too, so an apostrophe stands before it.
 */
export const inert = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

function contentOf(cell: Cell): string | number | Date | null {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return inert(cell);
  if (typeof cell === 'number') return cell;
  return 'fen' in cell ? cell.fen / 100 : new Date(`${cell.day}T00:00:00Z`);
}

const formatOf = (cell: Cell): string | undefined => {
  if (typeof cell !== 'object') return undefined;
  return 'fen' in cell ? '#,##0.00' : 'yyyy-mm-dd';
};

/** One sheet: a header that stays in sight and can be filtered, then the rows. The library is loaded only for a report. */
export async function workbookOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<DownloadedFile> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  for (const row of rows) {
    const cells = columns.map(({ cell }) => cell(row));
    const added = sheet.addRow(cells.map(contentOf));
    for (const [i, cell] of cells.entries()) {
      const numFmt = formatOf(cell);
      if (numFmt) added.getCell(i + 1).numFmt = numFmt;
    }
  }
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { name: `${name}.xlsx`, contentType: XLSX, bytes };
}
