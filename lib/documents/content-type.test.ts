import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { checkContent, HEAD_BYTES, TAIL_BYTES } from './content-type.ts';
import { FILE_TYPES, fileTypeOf } from './file-types.ts';

const typeOf = (name: string) => fileTypeOf(name)?.contentType ?? 'application/octet-stream';

async function check(fileName: string, bytes: Uint8Array, contentType = typeOf(fileName)) {
  const ends = { head: bytes.subarray(0, HEAD_BYTES), tail: bytes.subarray(-TAIL_BYTES) };
  const result = await checkContent({ fileName, contentType, ...ends });
  return result.ok ? 'ok' : result.code;
}

async function pdf(): Promise<Buffer> {
  const document = new PDFDocument();
  document.text('plan').end();
  return Buffer.concat(await Array.fromAsync(document as AsyncIterable<Buffer>));
}

async function xlsx(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('预算').addRow(['服务器', 12]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function zip(files: Record<string, string | Uint8Array>, compression: 'STORE' | 'DEFLATE' = 'DEFLATE') {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(files)) archive.file(name, content);
  return archive.generateAsync({ type: 'nodebuffer', compression });
}

const docx = () => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
const ole = Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex');
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510)]);

describe('real files', () => {
  test.for<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['方案.pdf', pdf],
    ['预算.xlsx', xlsx],
    ['说明.docx', docx],
    ['演示.pptx', () => zip({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' })],
    ['批复.ofd', () => zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<d/>' })],
    ['旧.doc', () => ole],
    ['旧.xls', () => ole],
    ['旧.ppt', () => ole],
    ['文档.wps', () => ole],
    ['文档.wps', docx],
    ['表格.et', () => ole],
    ['表格.et', xlsx],
    ['照片.JPG', () => jpeg],
    ['照片.jpeg', () => jpeg],
    ['图.png', () => png],
    ['图纸.dwg', () => Buffer.from('AC1032\0\0\0\0')],
    ['附件.zip', () => zip({ 'a/方案..终稿.txt': 'x', '..附件/x': 'y' })],
    ['空.zip', () => zip({})],
  ])('%s is what it says', async ([name, make]) => {
    expect(await check(name, await make())).toBe('ok');
  });

  test('no allowed type takes a renamed program', async () => {
    for (const extension of Object.keys(FILE_TYPES)) {
      expect([extension, await check(`x.${extension}`, exe)]).toEqual([extension, 'contentMismatch']);
    }
  });

  test('no allowed type takes nothing at all', async () => {
    expect(await check('x.pdf', new Uint8Array())).toBe('empty');
  });
});

test.for<[string, string, () => Promise<Uint8Array> | Uint8Array, string]>([
  ['a program', 'x.exe', () => exe, 'extensionNotAllowed'],
  ['a web page called pdf', 'x.pdf', () => Buffer.from('<html>%PDF-1.7'), 'contentMismatch'],
  ['a picture of another kind', 'x.png', () => jpeg, 'contentMismatch'],
  ['a workbook called docx', 'x.docx', xlsx, 'contentMismatch'],
  ['a workbook called wps', 'x.wps', xlsx, 'contentMismatch'],
  ['a zip called ofd', 'x.ofd', () => zip({ 'a.txt': 'OFD.xml' }), 'contentMismatch'],
  ['a stored zip inside a zip, called ofd', 'x.ofd', nestedOfd, 'contentMismatch'],
  ['a docx with a password', 'x.docx', () => ole, 'encrypted'],
  [
    'a docx with macros',
    'x.docx',
    () => zip({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }),
    'macros',
  ],
  ['a zip cut short', 'x.zip', async () => (await zip({ a: 'x'.repeat(500) })).subarray(0, -10), 'damaged'],
  ['a zip that climbs out', 'x.zip', () => zip({ 'a/../../x.txt': 'x' }), 'unsafeNames'],
  ['a zip that climbs out the Windows way', 'x.zip', () => zip({ '..\\x.txt': 'x' }), 'unsafeNames'],
  ['a zip with a path from the root', 'x.zip', () => zip({ '/etc/x': 'x' }), 'unsafeNames'],
  ['a zip with a drive', 'x.zip', () => zip({ 'C:x.txt': 'x' }), 'unsafeNames'],
  ['a zip of 10 GiB zeros', 'x.zip', bomb, 'unpackedTooLarge'],
  ['an AC10 text', 'x.dwg', () => Buffer.from('AC10xx'), 'contentMismatch'],
])('%s is refused', async ([, name, make, code]) => {
  expect(await check(name, await make())).toBe(code);
});

test('a directory that does not fit the bytes read is refused, not trusted', async () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`file-${i}.txt`, '']));
  const bytes = await zip(many);
  const ends = { head: bytes, tail: bytes.subarray(-1000) };
  expect(await checkContent({ fileName: 'x.zip', contentType: 'application/zip', ...ends })).toMatchObject({
    code: 'tooManyEntries',
    message: expect.stringContaining('压缩包'),
  });
});

test('without the end of the file its beginning decides', async () => {
  const bytes = await docx();
  const head = bytes.subarray(0, 200);
  expect(await checkContent({ fileName: 'x.docx', contentType: typeOf('x.docx'), head })).toEqual({
    ok: true,
  });
});

test.for<[string, string, string]>([
  ['x.zip', 'application/x-zip-compressed', 'ok'],
  ['x.zip', 'application/zip; charset=binary', 'ok'],
  ['x.docx', 'application/wps-office.docx', 'declaredTypeMismatch'],
  ['x.zip', 'application/octet-stream', 'declaredTypeMismatch'],
  ['x.zip', 'text/html', 'declaredTypeMismatch'],
  ['x.zip', '', 'declaredTypeMismatch'],
])('%s declared as %j: %s', async ([name, declared, expected]) => {
  const bytes = await zip({ a: 'x' });
  const result = await check(name, bytes, declared);
  // The one alias that is right for the name fails on its content instead.
  expect(result).toBe(declared.startsWith('application/wps-office') ? 'contentMismatch' : expected);
});

async function nestedOfd(): Promise<Buffer> {
  return zip({ 'inner.zip': await zip({ 'OFD.xml': '<ofd/>' }) }, 'STORE');
}

/** The directory of a zip states the sizes; nobody has to unpack, or here even to make, the zeros. */
async function bomb(): Promise<Buffer> {
  const bytes = await zip({ zeros: 'x' });
  bytes.writeUInt32LE(0xffffffff, bytes.indexOf('PK\x01\x02', 'latin1') + 24);
  return bytes;
}
