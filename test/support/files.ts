import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import PDFDocument from 'pdfkit';

/** A real file as a department has it on its desk. */
export interface SampleFile {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A Chinese font from an npm package, so that nothing has to be installed on the machine. */
export const chineseFont = (): string =>
  fileURLToPath(new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc')));

/** A PDF of one page per title, with the Chinese font embedded. */
export async function pdf(fileName: string, lines: string[]): Promise<SampleFile> {
  const document = new PDFDocument({ size: 'A4', font: chineseFont() });
  const chunks: Buffer[] = [];
  const done = new Promise((resolve) => document.on('end', resolve));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document
    .fontSize(20)
    .text(lines[0] ?? fileName)
    .moveDown()
    .fontSize(12);
  for (const line of lines.slice(1)) document.text(line);
  document.end();
  await done;
  return { fileName, contentType: 'application/pdf', bytes: Buffer.concat(chunks) };
}

/** A workbook with one sheet. */
export async function xlsx(fileName: string, rows: (string | number)[][]): Promise<SampleFile> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('投资预算').addRows(rows);
  return {
    fileName,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
  };
}
