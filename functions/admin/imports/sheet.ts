import type { CellValue } from 'exceljs';
import { readZipDirectory } from '../../../lib/documents/zip-directory.ts';
import { Problem } from '../../../lib/problem.ts';
import type { DownloadedFile } from '../../http.ts';
import { columnList, type ImportColumn, type Raw } from './columns.ts';

const SHEET = '历史项目';
export const MAX_ROWS = 500;
/** What a sheet of that many rows never comes to; a zip that unpacks to more is not read. */
const MAX_UNPACKED = 50 * 1024 * 1024;

/** One row as it stands in the sheet: by header, with the address of each cell. */
export interface SheetRow {
  row: number;
  cells: Map<string, Raw>;
  address: (header: string) => string;
}

/** The empty sheet: headers, what belongs under them, required ones marked. */
export async function template(): Promise<DownloadedFile> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columnList.map(([, { header }]) => ({
    header,
    width: Math.max(12, header.length * 2 + 2),
  }));
  const notes = workbook.addWorksheet('填写说明');
  notes.columns = [
    { header: '列', width: 20 },
    { header: '必填', width: 8 },
    { header: '说明', width: 60 },
  ];
  for (const [i, [, column]] of columnList.entries()) {
    sheet.getCell(1, i + 1).font = {
      bold: true,
      ...(column.required ? { color: { argb: 'FFCF1322' } } : {}),
    };
    notes.addRow([column.header, column.required ? '是' : '', column.note]);
  }
  return {
    name: '历史项目导入模板.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
  };
}

const unreadable = (detail: string) => new Problem(422, 'importUnreadable', detail);

/** The rows of an uploaded workbook; empty ones are left out. */
export async function readSheet(contentBase64: string): Promise<SheetRow[]> {
  const bytes = Buffer.from(contentBase64, 'base64');
  refuseHuge(bytes);
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  await workbook.xlsx.load(whole as ArrayBuffer).catch(() => {
    throw unreadable('文件不是有效的 xlsx 工作簿');
  });
  const sheet = workbook.getWorksheet(SHEET) ?? workbook.worksheets[0];
  if (!sheet) throw unreadable('工作簿里没有工作表');
  const at = new Map<string, number>();
  const headers: string[] = [];
  sheet.getRow(1).eachCell((cell, column) => {
    const header = String(rawOf(cell.value) ?? '').trim();
    headers.push(header);
    at.set(header, column);
  });
  refuseHeaders(headers);
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const cells = new Map([...at].map(([header, column]) => [header, rawOf(row.getCell(column).value)]));
    const address = (header: string) => row.getCell(at.get(header) ?? 1).address;
    if ([...cells.values()].some((cell) => cell !== undefined)) rows.push({ row: number, cells, address });
  });
  if (rows.length > MAX_ROWS) throw unreadable(`每次最多导入 ${MAX_ROWS} 行,请分批`);
  return rows;
}

function refuseHuge(bytes: Uint8Array) {
  const directory = readZipDirectory(bytes);
  if (!directory.found) throw unreadable('文件不是有效的 xlsx 工作簿');
  const unpacked = directory.entries.reduce((total, entry) => total + entry.sizeBytes, 0);
  if (unpacked > MAX_UNPACKED) throw unreadable('文件展开后过大');
}

function refuseHeaders(headers: string[]) {
  const known = new Map<string, ImportColumn<unknown>>(
    columnList.map(([, column]) => [column.header, column]),
  );
  const unknown = headers.filter((header) => header !== '' && !known.has(header));
  const missing = [...known.values()].filter((c) => c.required && !headers.includes(c.header));
  const errors = [
    ...missing.map(({ header: field }) => ({ field, message: '缺少这一列' })),
    ...unknown.map((field) => ({ field: field.slice(0, 40), message: '模板中没有这一列' })),
    ...[...known.keys()]
      .filter((header) => headers.filter((h) => h === header).length > 1)
      .map((field) => ({ field, message: '这一列出现了不止一次' })),
  ];
  if (errors.length > 0) throw new Problem(422, 'importHeaders', '表头与模板不符,请下载模板', { errors });
}

/** What a cell says: of a formula its result, of formatted text its text, of a date its day. */
function rawOf(value: CellValue): Raw {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return value;
  if (typeof value === 'object') {
    if ('result' in value) return rawOf(value.result as CellValue);
    if ('richText' in value) return rawOf(value.richText.map((part) => part.text).join(''));
    return 'text' in value ? rawOf(value.text) : '#ERROR';
  }
  const text = String(value).trim();
  return text === '' ? undefined : text;
}
