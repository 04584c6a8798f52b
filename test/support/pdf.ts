import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as an independent reader finds it. */
export interface ReadPdf {
  /** Text of each page, without spaces and line breaks: where a line ends is the layout's. */
  pages: string[];
  text: string;
  title: string;
  /** Names of the fonts in use; one that is not embedded has none of the six letters of a subset before it. */
  fonts: string[];
  /** Glyphs that are the font's own mark for "no such character". */
  missingGlyphs: number;
}

const open = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, fontExtraProperties: true, verbosity: 0 })
    .promise;

interface Glyph {
  originalCharCode?: number;
}

const fontName = ({ name, missingFile }: { name: string; missingFile?: boolean }) =>
  missingFile ? `${name} is not embedded` : name;

async function glyphsOf(document: PDFDocumentProxy) {
  const glyphs: Glyph[] = [];
  const fonts = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [i, operation] of fnArray.entries()) {
      if (operation === OPS.showText)
        glyphs.push(
          ...(argsArray[i][0] as (Glyph | number)[]).filter((g): g is Glyph => typeof g === 'object'),
        );
      if (operation === OPS.setFont) fonts.add(fontName(page.commonObjs.get(argsArray[i][0])));
    }
  }
  return { glyphs, fonts: [...fonts] };
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await open(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    );
  }
  const { info } = await document.getMetadata();
  const { glyphs, fonts } = await glyphsOf(document);
  const missingGlyphs = glyphs.filter(({ originalCharCode }) => originalCharCode === 0).length;
  await document.loadingTask.destroy();
  return {
    pages,
    text: pages.join(''),
    title: String((info as { Title?: string }).Title ?? ''),
    fonts,
    missingGlyphs,
  };
}

const FOLDER = join(import.meta.dirname, '../screenshots/forms');

/** Pictures of every page, for people to look at: `test/screenshots/forms/<name>-<page>.png`. */
export async function picturePdf(bytes: Uint8Array, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const document = await open(bytes);
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = createCanvas(viewport.width, viewport.height);
    await page.render({ canvas: canvas as never, viewport }).promise;
    await writeFile(join(FOLDER, `${name}-${number}.png`), canvas.toBuffer('image/png'));
  }
  await document.loadingTask.destroy();
}
