import ExcelJS from 'exceljs';

/** One row of the register of past projects, by the headers of its columns. */
export type SheetRow = Record<string, string | number | Date>;

const REQUIRED = ['是否涉密', '原编号', '建设单位', '项目名称', '项目类型', '批复日期', '批复概算(元)'];

/** The register as an xlsx file; columns in the order in which rows name them. */
export async function sheetOf(rows: readonly SheetRow[], extra: readonly string[] = []): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('历史项目');
  const headers = [...new Set([...REQUIRED, ...rows.flatMap(Object.keys)]), ...extra];
  sheet.addRow(headers);
  for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
