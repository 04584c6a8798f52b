import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { type Face, fonts } from './fonts.ts';
import { wrap } from './wrap.ts';

/** A4 in points, with the margins of an official paper's form. */
export const PAGE = { width: 595.28, height: 841.89, left: 71, right: 71, top: 74, bottom: 74 };
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const FLOOR = PAGE.height - PAGE.bottom;

export interface Style {
  face: Face;
  size: number;
  /** Height of a line, of the size. */
  leading: number;
}
export const BODY: Style = { face: 'regular', size: 10.5, leading: 1.6 };

const FOOTER: Style = { ...BODY, size: 9 };

type Align = 'left' | 'center' | 'right';

export interface PaperCell {
  lines: readonly string[];
  width: number;
  style: Style;
  align: Align;
  /** Lines at the foot of the cell, to the right: who signs. */
  foot?: readonly string[];
  minLines?: number;
}

const PAD = 5;
const LINE_WIDTH = 0.6;

/** 〓 is how Chinese setting shows a character that there is no type for; nothing is ever left out or drawn as a box. */
const NO_TYPE = '〓';

/**
 * A PDF in the making: sets lines by itself and breaks rows over pages, since a cell of a form may be longer than a page.
 * Positions are in points from the top left corner.
 */
export class Paper {
  readonly #document: PDFKit.PDFDocument;
  readonly #faces: Record<Face, Font>;
  readonly #widths = new Map<string, number>();
  readonly #known = new Map<string, boolean>();
  readonly #mark: string | undefined;
  #y = PAGE.top;

  /** `at`: instant of the request, RFC 3339; the file states it as its own. `mark` stands across each page. */
  static async open(title: string, at: string, mark?: string): Promise<Paper> {
    return new Paper(title, at, await fonts(), mark);
  }

  private constructor(title: string, at: string, faces: Record<Face, Font>, mark: string | undefined) {
    this.#mark = mark;
    this.#faces = faces;
    const { left, right, top } = PAGE;
    const info = {
      Title: title,
      Producer: '政务信息化项目管理',
      CreationDate: new Date(at),
      ModDate: new Date(at),
    };
    this.#document = new PDFDocument({
      size: 'A4',
      // The bottom is kept by ourselves: pdfkit would add a page for the page number.
      margins: { left, right, top, bottom: 0 },
      font: sourceOf(faces.regular),
      bufferPages: true,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      info,
    });
    for (const face of ['regular', 'bold'] as const) this.#document.registerFont(face, sourceOf(faces[face]));
    this.#newPage();
  }

  /** Breaks a text for a width, in a style; characters without a type are replaced. */
  lines(text: string, width: number, style: Style): string[] {
    return wrap(this.#settable(text, style), width, (part) => this.#widthOf(part, style));
  }

  /** A paragraph, or a heading, over the whole width; it leaves no single line behind, and `follows` points stay with it. */
  text(text: string, style: Style, align: Align = 'left', { indent = 0, follows = 0 } = {}): void {
    const lines = this.lines('\u3000'.repeat(indent) + text, WIDTH, style);
    const together = follows > 0 ? lines.length : Math.min(lines.length, 2);
    this.#keep(together * style.size * style.leading + follows);
    for (const line of lines) {
      this.#keep(style.size * style.leading);
      this.#set(line, PAGE.left, WIDTH, style, align);
      this.#y += style.size * style.leading;
    }
  }

  space(points: number): void {
    this.#y = Math.min(this.#y + points, FLOOR);
  }

  /** Begins a new page unless so much room is left: a heading stays with what it heads. */
  keep(points: number): void {
    this.#keep(points);
  }

  /** One row of a table. It stays whole where a page can hold it; a longer one goes on over the page. */
  row(cells: readonly PaperCell[], onNewPage?: () => void): void {
    let rest = cells;
    const whole = Math.max(...cells.map(heightOf));
    if (whole > FLOOR - this.#y && (whole <= FLOOR - PAGE.top || FLOOR - this.#y < 80)) {
      this.#newPage();
      onNewPage?.();
    }
    for (;;) {
      const room = FLOOR - this.#y;
      const height = Math.max(...rest.map(heightOf));
      if (height <= room) break;
      const [here, later] = splitAt(rest, room);
      this.#drawRow(here, room);
      this.#newPage();
      rest = later;
    }
    this.#drawRow(rest, Math.max(...rest.map(heightOf)));
  }

  /** Page numbers, with `name` on each sheet that could be taken for another paper's; and the file. */
  async finish(name: string): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.#document.on('end', resolve).on('error', reject);
    });
    this.#document.on('data', (chunk: Buffer) => void chunks.push(chunk));
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.#document.switchToPage(page);
      this.#y = FLOOR + 26;
      this.#set(`第 ${page + 1} 页 共 ${count} 页`, PAGE.left, WIDTH, FOOTER, 'center');
      if (page > start) this.#set(name, PAGE.left, WIDTH, FOOTER, 'left');
    }
    this.#document.end();
    await done;
    return Buffer.concat(chunks);
  }

  #newPage(): void {
    this.#document.addPage();
    this.#y = PAGE.top;
    if (this.#mark) this.#stamp(this.#mark);
  }

  /** Large and pale across the page, under what is set on it. */
  #stamp(mark: string): void {
    const document = this.#document;
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    document
      .save()
      .rotate(-45, { origin: [x, y] })
      .fillColor('#ebebeb')
      .font('bold')
      .fontSize(150);
    document.text(mark, x - document.widthOfString(mark) / 2, y - 110, { lineBreak: false });
    document.restore().fillColor('#000000');
  }

  #keep(points: number): void {
    if (this.#y + points > FLOOR) this.#newPage();
  }

  #drawRow(cells: readonly PaperCell[], height: number): void {
    let x = PAGE.left;
    const top = this.#y;
    for (const cell of cells) {
      this.#document.lineWidth(LINE_WIDTH).rect(x, top, cell.width, height).stroke('#000000');
      this.#drawCell(cell, x, top, height);
      x += cell.width;
    }
    this.#y = top + height;
  }

  #drawCell(
    { lines, width, style, align, foot = [], minLines = 1 }: PaperCell,
    x: number,
    top: number,
    height: number,
  ) {
    const line = style.size * style.leading;
    const inner = width - 2 * PAD;
    const footTop = top + height - PAD - foot.length * line;
    // One line stands in the middle of its cell; what is long begins at the top.
    const middle = minLines === 1 && foot.length === 0;
    this.#y = middle ? top + (height - lines.length * line) / 2 : top + PAD;
    for (const text of lines) {
      this.#set(text, x + PAD, inner, style, align);
      this.#y += line;
    }
    this.#y = footTop;
    for (const text of foot) {
      this.#set(text, x + PAD, inner, style, 'right');
      this.#y += line;
    }
  }

  #set(text: string, x: number, width: number, style: Style, align: Align): void {
    const free = width - this.#widthOf(text, style);
    const left = x + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
    const settable = this.#settable(text, style);
    const top = this.#y + (style.size * style.leading - style.size * FONT_HEIGHT) / 2;
    this.#document.font(style.face).fontSize(style.size).fillColor('#000000');
    if (settable.trim()) this.#document.text(settable, left, top, { lineBreak: false });
  }

  #widthOf(text: string, { face, size }: Style): number {
    let width = 0;
    for (const character of text) width += this.#characterWidth(character, face) * size;
    return width;
  }

  #characterWidth(character: string, face: Face): number {
    const key = `${face}${character}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const font = this.#faces[face];
    const width = font.layout(character).advanceWidth / font.unitsPerEm;
    this.#widths.set(key, width);
    return width;
  }

  #settable(text: string, { face }: Style): string {
    const shown = text.replace(/\t/g, ' ').replace(INVISIBLE, '');
    return [...shown].map((c) => (c === '\n' || this.#hasType(c, face) ? c : NO_TYPE)).join('');
  }

  #hasType(character: string, face: Face): boolean {
    const key = `${face}${character}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#faces[face].hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
      this.#known.set(key, known);
    }
    return known;
  }
}

/** Control and formatting characters: they are not set, and some turn the direction of what is. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}]/gu;

/** Ascent and descent of the faces, of the size: pdfkit puts the top of it where it is told to. */
const FONT_HEIGHT = 1.437;

/** pdfkit takes a font that was opened before; its types know files and buffers only. */
const sourceOf = (font: Font) => font as unknown as string;

/** Of a row with this cell alone. */
export const heightOf = ({ lines, style, foot = [], minLines = 1 }: PaperCell) =>
  (Math.max(lines.length, minLines) + foot.length) * style.size * style.leading + 2 * PAD;

/** What fits in `room`, and the rest; who signs stands at the very end. */
function splitAt(cells: readonly PaperCell[], room: number): [PaperCell[], PaperCell[]] {
  const fitting = (cell: PaperCell) => Math.floor((room - 2 * PAD) / (cell.style.size * cell.style.leading));
  const here = cells.map(({ foot: _, ...cell }) => ({
    ...cell,
    lines: cell.lines.slice(0, fitting(cell)),
    minLines: 2,
  }));
  const later = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(fitting(cell)) }));
  return [here, later];
}
