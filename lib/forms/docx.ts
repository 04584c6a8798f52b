import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { nothing } from '../project/evolve.ts';
import { fillForm } from '../project/forms/fill.ts';
import type { FilledForm, FormName, FormRow } from '../project/forms/form.ts';
import { layouts } from '../project/forms/layout.ts';
import { type Breach, breach } from '../regulation/decision.ts';
import { nothingLoaded, rulesInForce } from '../regulation/rule-sets/in-force.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Fills a Word template. What was typed is text: it can be neither markup nor a placeholder. */
export function docxOf(form: FormName, { values, lists }: FilledForm, template: Uint8Array): Uint8Array {
  const document = new Docxtemplater(new PizZip(template), options);
  const rows = Object.entries(placeholdersOf(form).lists).map(([list, columns]) => {
    const known = lists[list] ?? [];
    return [list, known.length > 0 ? known : emptyRows(columns)];
  });
  document.render(asXml({ ...values, ...Object.fromEntries(rows) }));
  return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Without what XML has no place for: Word would not open the file. */
function asXml<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed().replace(NOT_XML, '') : each,
  );
}
const NOT_XML = /(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu;

const options = { paragraphLoop: true, linebreaks: true, nullGetter: () => '', errorLogging: false };

/** An empty list is room for three rows by hand. */
const emptyRows = (columns: readonly string[]): FormRow[] =>
  Array.from({ length: 3 }, () => Object.fromEntries(columns.map((name) => [name, ''])));

/** The names that a form's template may use: values, and lists with their columns. */
export interface Placeholders {
  values: string[];
  lists: Record<string, string[]>;
}

export function placeholdersOf(form: FormName): Placeholders {
  const facts = { rules: rulesInForce(nothingLoaded), today: '2020-11-24' };
  const empty = fillForm(form, nothing, undefined, facts);
  const lists = layouts[form].flatMap((block) =>
    block.kind === 'list' ? [[block.list, block.columns.map(({ name }) => name)] as const] : [],
  );
  return { values: Object.keys(empty?.values ?? {}), lists: Object.fromEntries(lists) };
}

/** Uncompressed, all parts together: far more than a form's template needs, far less than would hurt. */
const MAX_UNPACKED = 20 * 1024 ** 2;

/**
 * Why a file cannot be a form's template, each thing by name; nothing when it can. It has been filled once on trial when it
 * passes, so it will not fail a reader later.
 */
export function templateBreaches(form: FormName, template: Uint8Array): Breach[] {
  try {
    const zip = new PizZip(template);
    const files = Object.values(zip.files);
    const unpacked = files.reduce((sum, file) => sum + sizeOf(file), 0);
    if (unpacked > MAX_UNPACKED) return [refuse('templateTooLarge', '模板解压后过大')];
    if (files.some(({ name }) => /vbaProject|\.bin$/i.test(name)))
      return [refuse('templateHasMacros', '模板含有宏或嵌入对象,请另存为不含宏的 .docx')];
    const parts = (new Docxtemplater(zip, options) as unknown as Tagged).getTags();
    const used = [parts.document, ...parts.headers, ...parts.footers].map((part) => part?.tags ?? {});
    const unknown = [...new Set(used.flatMap((tags) => unknownNames(tags, placeholdersOf(form))))];
    if (unknown.length > 0)
      return unknown.map((name) => refuse('unknownPlaceholder', `没有名为「${name}」的占位符`));
    docxOf(form, { title: '', fileName: '', draft: true, values: {}, lists: {} }, template);
    return [];
  } catch (error) {
    return reasonsOf(error);
  }
}

interface TaggedPart {
  tags: Record<string, unknown>;
}

/** Docxtemplater tells the names in a template; its types do not say so yet. */
interface Tagged {
  getTags(): { document?: TaggedPart; headers: TaggedPart[]; footers: TaggedPart[] };
}

const refuse = (code: string, message: string) => breach(code, null, message, 'docx');

/** What the zip's directory declares; PizZip keeps it beside the packed bytes. */
const sizeOf = (file: PizZip.ZipObject) =>
  (file as unknown as { _data?: { uncompressedSize?: number } })._data?.uncompressedSize ?? 0;

function unknownNames(used: Record<string, unknown>, { values, lists }: Placeholders): string[] {
  return Object.entries(used).flatMap(([name, inside]) => {
    const columns = Object.keys((inside ?? {}) as object);
    const known = lists[name];
    if (known)
      return columns.filter((c) => !known.includes(c) && !values.includes(c)).map((c) => `${name}.${c}`);
    return values.includes(name) && columns.length === 0 ? [] : [name];
  });
}

interface TemplateError {
  properties?: { id?: string; xtag?: string; errors?: TemplateError[] };
}

const causes: Record<string, string> = {
  unopened_tag: '多出右花括号',
  unclosed_tag: '缺少右花括号',
  unopened_loop: '列表缺少开始标记',
  unclosed_loop: '列表缺少结束标记',
  closing_tag_does_not_match_opening_tag: '列表的开始与结束标记不一致',
  duplicate_open_tag: '花括号重复',
  duplicate_close_tag: '花括号重复',
};

/** Docxtemplater's errors by the placeholder they are about; anything else is no Word file. */
function reasonsOf(error: unknown): Breach[] {
  const { properties } = error as TemplateError;
  if (!properties?.id) return [refuse('notDocx', '不是有效的 .docx 文件')];
  const errors = properties.errors ?? [error as TemplateError];
  return errors.map(({ properties: { id = '', xtag = '' } = {} }) =>
    refuse('brokenPlaceholder', `占位符「${xtag}」有误:${causes[id] ?? '无法识别'}`),
  );
}
