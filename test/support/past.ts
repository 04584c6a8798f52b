import ExcelJS from 'exceljs';

/** One row of the sheet of past projects, by the headers of its columns. */
export type PastRow = Record<string, string | number | Date>;

/** The sheet as an administrator sends it, Base64. */
export async function sheetOf(rows: readonly PastRow[], extra: string[] = []): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('历史项目');
  const headers = [...new Set([...rows.flatMap(Object.keys), ...extra])];
  sheet.addRow(headers);
  for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}
