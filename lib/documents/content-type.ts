import { fileTypeFromBuffer } from 'file-type';
import { type FileType, fileTypeOf, isDeclaredAs } from './file-types.ts';
import { readLocalNames, readZipDirectory, type ZipEntry } from './zip-directory.ts';

export type ContentCheck = { ok: true } | { ok: false; code: ContentRefusal; message: string };
export type ContentRefusal = keyof typeof MESSAGES;

/** How much of each end to read for a check; the last MiB holds the directory of about 10,000 zip entries. */
export const HEAD_BYTES = 64 * 1024;
export const TAIL_BYTES = 1024 * 1024;

/** Twice the largest upload. Declared sizes are enough to refuse a bomb without unpacking it. */
const MAX_UNPACKED_BYTES = 4 * 1024 ** 3 - 1;

const MESSAGES = {
  extensionNotAllowed: '不支持该文件类型',
  declaredTypeMismatch: '声明的文件类型与扩展名不一致,请重新选择文件',
  empty: '文件内容为空',
  contentMismatch: '文件内容与扩展名不符,请用原软件另存为正确格式后重新上传',
  encrypted: '文件设有打开密码,请取消密码后重新上传',
  macros: '文件含有宏,请另存为不含宏的格式后重新上传',
  damaged: '压缩格式的文件不完整或已损坏,请重新生成后上传',
  tooManyEntries: '压缩包内文件过多,请分成几个压缩包上传',
  unsafeNames: '压缩包内有以“../”或盘符、根目录开头的文件名,解压时会写到别处,请重新打包后上传',
  unpackedTooLarge: '压缩包解压后超过4GB,请拆分后上传',
} as const;

/** A local header, or the end record of a zip with nothing in it. */
const ZIP = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const OOXML_FOLDERS = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' } as const;

export interface Content {
  fileName: string;
  contentType: string;
  /** The first bytes (`HEAD_BYTES`). */
  head: Uint8Array;
  /** The last bytes (`TAIL_BYTES`). Without them a zip's directory, and so its bombs and damage, is not looked at. */
  tail?: Uint8Array;
}

/** Extension, declared type and content must be of one mind: a renamed program is none of the allowed types. */
export async function checkContent(content: Content): Promise<ContentCheck> {
  const type = fileTypeOf(content.fileName);
  if (!type) return refuse('extensionNotAllowed');
  if (!isDeclaredAs(type, content.fileName, content.contentType)) return refuse('declaredTypeMismatch');
  if (content.head.length === 0) return refuse('empty');
  const first = await checkContainer(type.container, content);
  if (first.ok || !type.alternative || !isZip(content.head)) return first;
  return checkContainer(type.alternative, content);
}

async function checkContainer(container: FileType['container'], content: Content): Promise<ContentCheck> {
  const { head } = content;
  switch (container) {
    case 'pdf':
      return accept((await detect(head)) === 'application/pdf');
    case 'jpeg':
      return accept((await detect(head)) === 'image/jpeg');
    case 'png':
      return accept(['image/png', 'image/apng'].includes(await detect(head)));
    case 'dwg':
      return accept(/^AC10\d\d/.test(ascii(head, 6)));
    case 'ole':
      return accept(startsWith(head, OLE));
    default:
      return checkZip(container, content);
  }
}

function checkZip(
  container: 'zip' | 'ofd' | 'docx' | 'xlsx' | 'pptx',
  { head, tail }: Content,
): ContentCheck {
  // Word, Excel and PowerPoint wrap an encrypted document in an OLE file, whatever its extension.
  if (container in OOXML_FOLDERS && startsWith(head, OLE)) return refuse('encrypted');
  if (!isZip(head)) return refuse('contentMismatch');
  if (!tail) return checkNames(container, readLocalNames(head));
  const directory = readZipDirectory(tail);
  if (!directory.found) return refuse(directory.reason === 'tooLong' ? 'tooManyEntries' : 'damaged');
  if (unpackedBytes(directory.entries) >= MAX_UNPACKED_BYTES) return refuse('unpackedTooLarge');
  return checkNames(
    container,
    directory.entries.map((entry) => entry.name),
  );
}

/** Out of the folder that it is unpacked into: upwards, from the root, or to another drive. */
const leadsOut = (name: string): boolean => /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:/.test(name);

function checkNames(container: 'zip' | 'ofd' | keyof typeof OOXML_FOLDERS, names: string[]): ContentCheck {
  if (names.some(leadsOut)) return refuse('unsafeNames');
  if (container === 'zip') return { ok: true };
  if (container === 'ofd') return accept(names.includes('OFD.xml'));
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return refuse('macros');
  const folder = OOXML_FOLDERS[container];
  return accept(names.some((name) => name.startsWith(folder)));
}

const unpackedBytes = (entries: ZipEntry[]): number =>
  entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
const detect = async (head: Uint8Array): Promise<string> => (await fileTypeFromBuffer(head))?.mime ?? '';
const accept = (matches: boolean): ContentCheck => (matches ? { ok: true } : refuse('contentMismatch'));
const refuse = (code: ContentRefusal): ContentCheck => ({ ok: false, code, message: MESSAGES[code] });
const ascii = (head: Uint8Array, length: number): string => String.fromCharCode(...head.subarray(0, length));
const startsWith = (head: Uint8Array, magic: number[]): boolean => magic.every((byte, i) => head[i] === byte);
const isZip = (head: Uint8Array): boolean => ZIP.some((magic) => startsWith(head, magic));
