import PizZip from 'pizzip';
import { type FormName, forms } from '../project/forms/form.ts';
import { type Block, type Cell, type Column, layouts } from '../project/forms/layout.ts';

/**
 * The Word template that is shipped for a form, made from its layout: the names stand in braces where the values go, so an
 * administrator downloads it, changes it in Word and puts it back. Faces are those of official papers, which Word in a
 * government office has; elsewhere it takes what is there.
 */
export function shippedTemplate(form: FormName): Uint8Array {
  const zip = new PizZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  const body = layouts[form].map(blockOf).join(paragraph(''));
  zip.file(
    'word/document.xml',
    documentOf(paragraph(forms[form].title, { style: 'Title', align: 'center' }) + body),
  );
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

interface Look {
  style?: 'Title' | 'Heading' | 'Label' | 'Cell' | 'Body';
  align?: 'left' | 'right' | 'center';
}

const paragraph = (text: string, { style = 'Body', align = 'left' }: Look = {}) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/><w:jc w:val="${align}"/></w:pPr>${run(text)}</w:p>`;
const run = (text: string) => (text ? `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>` : '');

/** Text width of A4 between margins of 2.5 cm, in twentieths of a point. */
const WIDTH = 9070;
const LABEL_WIDTH = 1840;
const LINE = 336;

interface Box {
  width: number;
  span: number;
  content: string;
}

const boxOf = ({ width, span, content }: Box) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;

/** A row of at least so many lines; it is not torn over two pages unless it is longer than one. */
const rowOf = (boxes: readonly Box[], lines = 1, header = false) =>
  `<w:tr><w:trPr>${lines === 1 ? '<w:cantSplit/>' : ''}<w:trHeight w:val="${lines * LINE + 160}" w:hRule="atLeast"/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${boxes.map(boxOf).join('')}</w:tr>`;

type Align = NonNullable<Look['align']>;

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');
const tableOf = (columns: readonly number[], rows: string) =>
  `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${columns.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;

function blockOf(block: Block): string {
  if (block.kind === 'grid') return gridOf(block.rows);
  if (block.kind === 'list')
    return paragraph(block.heading, { style: 'Heading' }) + listOf(block.list, block.columns);
  if (block.kind === 'text')
    return paragraph(
      block.align ? block.text : `　　${block.text}`,
      block.align ? { style: 'Heading', align: block.align } : {},
    );
  const { label, name, lines, signs } = block;
  const opinion = [
    paragraph(name ? `{${name}}` : '', { style: 'Cell' }),
    ...Array.from({ length: lines - 1 }, () => paragraph('', { style: 'Cell' })),
    ...signs.map((sign) => paragraph(sign, { style: 'Cell', align: 'right' })),
  ].join('');
  const boxes = [labelBox(label), { width: WIDTH - LABEL_WIDTH, span: 1, content: opinion }];
  return tableOf([LABEL_WIDTH, WIDTH - LABEL_WIDTH], rowOf(boxes, lines + signs.length));
}

const labelBox = (label: string): Box => ({
  width: LABEL_WIDTH,
  span: 1,
  content: paragraph(label, { style: 'Label', align: 'center' }),
});

const HALF = WIDTH / 2;

function gridOf(rows: readonly (readonly Cell[])[]): string {
  const columns = [LABEL_WIDTH, HALF - LABEL_WIDTH, LABEL_WIDTH, HALF - LABEL_WIDTH];
  const drawn = rows.map((cells) => {
    const span = cells.length === 1 ? 3 : 1;
    const width = WIDTH / cells.length - LABEL_WIDTH;
    const boxes = cells.flatMap(({ label, text }) => [
      labelBox(label),
      { width, span, content: paragraph(text, { style: 'Cell' }) },
    ]);
    return rowOf(boxes, Math.max(...cells.map(({ lines = 1 }) => lines)));
  });
  return tableOf(columns, drawn.join(''));
}

/** A list's row stands once, between the marks of its loop. */
function listOf(list: string, columns: readonly Column[]): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / shares));
  const box = (content: string, i: number): Box => ({ width: widths[i] ?? 0, span: 1, content });
  const header = columns.map(({ header: text }, i) =>
    box(paragraph(text, { style: 'Label', align: 'center' }), i),
  );
  const last = columns.length - 1;
  const row = columns.map(({ name, align = 'left' as Align }, i) => {
    const text = `${i === 0 ? `{#${list}}` : ''}{${name}}${i === last ? `{/${list}}` : ''}`;
    return box(paragraph(text, { style: 'Cell', align }), i);
  });
  return tableOf(widths, rowOf(header, 1, true) + rowOf(row));
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const documentOf = (body: string) =>
  `${XML}<w:document ${W} ${R}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1480" w:right="1418" w:bottom="1480" w:left="1418" w:header="800" w:footer="800" w:gutter="0"/></w:sectPr></w:body></w:document>`;

const styleOf = (id: string, name: string, face: string, halfPoints: number, line: number, bold = false) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${halfPoints}"/></w:rPr></w:style>`;

const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

const parts: Record<string, string> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${TYPES}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${TYPES}.footer+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATIONS}/header" Target="header1.xml"/><Relationship Id="rId3" Type="${RELATIONS}/footer" Target="footer1.xml"/></Relationships>`,
  'word/styles.xml': `${XML}<w:styles ${W}>${[
    styleOf('Title', 'Title', '方正小标宋简体', 44, 420),
    styleOf('Heading', 'heading 1', '黑体', 24, 380),
    styleOf('Body', 'Normal', '仿宋_GB2312', 28, 400),
    styleOf('Label', 'Label', '宋体', 21, 300, true),
    styleOf('Cell', 'Cell', '宋体', 21, 300),
  ].join('')}</w:styles>`,
  'word/header1.xml': `${XML}<w:hdr ${W}>${paragraph('{草稿}', { style: 'Heading', align: 'center' })}</w:hdr>`,
  'word/footer1.xml': `${XML}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr>${run('第 ')}${field('PAGE')}${run(' 页 共 ')}${field('NUMPAGES')}${run(' 页')}</w:p></w:ftr>`,
};
