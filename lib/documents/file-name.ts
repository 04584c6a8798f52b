import { type Breach, breach, breachesOf } from '../regulation/decision.ts';
import { ALLOWED_EXTENSIONS, extensionOf } from './file-types.ts';

export const MAX_FILE_NAME_CHARACTERS = 200;

/** Marks that change the reading direction: `报告<U+202E>fdp.exe` shows as `报告exe.pdf`. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Every reason against a user's file name. It is kept as given for the download, so it must be safe to show and to save. */
export function fileNameBreaches(fileName: string): Breach[] {
  const name = fileName.trim();
  if (name === '') return [refuse('fileNameEmpty', '文件名不能为空')];
  return breachesOf(
    [...fileName].length > MAX_FILE_NAME_CHARACTERS &&
      refuse('fileNameTooLong', `文件名不能超过${MAX_FILE_NAME_CHARACTERS}个字符,请缩短后重新上传`),
    /[/\\]/.test(fileName) && refuse('fileNamePath', '文件名不能包含“/”“\\”或“../”等路径,请只保留文件名'),
    /\p{Cc}/u.test(fileName) &&
      refuse('fileNameControlCharacter', '文件名含有换行、制表等控制字符,请重新命名'),
    BIDI.test(fileName) && refuse('fileNameBidi', '文件名含有改变文字方向的隐藏字符,请重新命名'),
    (/[\p{Cf}\ufffe\uffff]/u.test(fileName.replace(new RegExp(BIDI, 'gu'), '')) ||
      !fileName.isWellFormed()) &&
      refuse('fileNameInvisible', '文件名含有不可见或不完整的字符,请重新命名'),
    !ALLOWED_EXTENSIONS.has(extensionOf(fileName)) &&
      refuse('fileNameExtension', `不支持该文件类型,可上传:${[...ALLOWED_EXTENSIONS].join('、')}`),
  );
}

/** What Windows saves under no name, with whatever extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/** Linux takes 255 bytes a name, which is 85 Chinese characters; the rest is for a number. */
const MOST_BYTES = 240;

/** One name of a path within a zip, as every system can unpack it. */
export function nameInZip(text: string): string {
  const name = text
    .replace(/[/\\<>:"|?*\p{Cc}]/gu, '_')
    .replace(/[. ]+$/u, '_')
    .replace(DEVICE, '_$1');
  const dot = name.lastIndexOf('.');
  const [base, end] = dot === -1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  const characters = [...base];
  while (Buffer.byteLength(characters.join('') + end) > MOST_BYTES) characters.pop();
  return characters.join('') + end;
}

function refuse(code: string, message: string): Breach {
  return breach(code, null, message, 'fileName');
}
