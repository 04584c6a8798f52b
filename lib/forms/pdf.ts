import type { FilledForm, FormRow } from '../project/forms/form.ts';
import type { Block, Cell, Column } from '../project/forms/layout.ts';
import { BODY, heightOf, Paper, type PaperCell, type Style, WIDTH } from './paper.ts';

const TITLE: Style = { face: 'bold', size: 22, leading: 1.5 };
const HEADING: Style = { face: 'bold', size: 12, leading: 1.8 };
const LABEL: Style = { ...BODY, face: 'bold' };
const TEXT: Style = { face: 'regular', size: 14, leading: 1.7 };
const SMALL: Style = { ...BODY, size: 9.5 };
const LABEL_WIDTH = 92;

/** A form as a PDF: title, tables, room to sign; 草稿 across each page while it is one. */
export async function pdfOf(form: FilledForm, layout: readonly Block[], at: string): Promise<Uint8Array> {
  const paper = await Paper.open(form.title, at, form.draft ? '草稿' : undefined);
  paper.text(form.title, TITLE, 'center');
  paper.space(10);
  for (const [i, block] of layout.entries()) draw(paper, block, layout[i + 1], form);
  return paper.finish(`${form.title}　${form.values.备案号 ?? ''}`);
}

function draw(paper: Paper, block: Block, next: Block | undefined, { values, lists }: FilledForm): void {
  if (block.kind === 'grid') {
    for (const cells of block.rows)
      paper.row(cells.flatMap((cell) => pair(paper, cell, cells.length, values)));
  } else if (block.kind === 'list') drawList(paper, block, lists[block.list] ?? []);
  else if (block.kind === 'text') drawText(paper, block, next, values);
  else paper.row(opinion(paper, block, values));
}

function pair(paper: Paper, { label, text, lines = 1 }: Cell, pairs: number, values: Record<string, string>) {
  const width = WIDTH / pairs - LABEL_WIDTH;
  return [
    labelCell(paper, label),
    cellOf(paper, put(text, values), { width, style: BODY, align: 'left', minLines: lines }),
  ];
}

/** A text with its values in their places. */
const put = (text: string, values: Record<string, string>) =>
  text.replace(/\{(.+?)\}/g, (_, name: string) => values[name] ?? '');

const labelCell = (paper: Paper, label: string): PaperCell =>
  cellOf(paper, label, { width: LABEL_WIDTH, style: LABEL, align: 'center' });

const cellOf = (paper: Paper, text: string, cell: Omit<PaperCell, 'lines'>): PaperCell => ({
  ...cell,
  lines: paper.lines(text, cell.width - 10, cell.style),
});

function drawList(
  paper: Paper,
  { heading, columns }: { heading: string; columns: readonly Column[] },
  rows: readonly FormRow[],
) {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const width = (column: Column) => (WIDTH * column.share) / shares;
  const header = () =>
    paper.row(
      columns.map((column) =>
        cellOf(paper, column.header, {
          width: width(column),
          style: { ...SMALL, face: 'bold' },
          align: 'center',
        }),
      ),
    );
  paper.keep(90);
  paper.text(heading, HEADING);
  header();
  // An empty list is room for three rows by hand.
  const shown = rows.length > 0 ? rows : Array.from({ length: 3 }, (): FormRow => ({}));
  for (const row of shown) {
    paper.row(
      columns.map((column) =>
        cellOf(paper, row[column.name] ?? '', {
          width: width(column),
          style: SMALL,
          align: column.align ?? 'left',
        }),
      ),
      header,
    );
  }
  paper.space(8);
}

function drawText(
  paper: Paper,
  { text, align }: Extract<Block, { kind: 'text' }>,
  next: Block | undefined,
  values: Record<string, string>,
) {
  const filled = put(text, values);
  if (align) {
    paper.text(filled, HEADING, align);
    return paper.space(4);
  }
  // A sheet that is signed and has no word of what is signed could belong to any paper.
  const signed = next?.kind === 'opinion' ? Math.max(...opinion(paper, next, values).map(heightOf)) : 0;
  paper.space(6);
  paper.text(filled, TEXT, 'left', { indent: 2, follows: signed && signed + 6 });
  paper.space(6);
}

function opinion(
  paper: Paper,
  { label, name, lines, signs }: Extract<Block, { kind: 'opinion' }>,
  values: Record<string, string>,
): PaperCell[] {
  const width = WIDTH - LABEL_WIDTH;
  const cell = cellOf(paper, name ? (values[name] ?? '') : '', { width, style: BODY, align: 'left' });
  return [labelCell(paper, label), { ...cell, minLines: lines, foot: signs }];
}
