import type { LedgerRow } from '../../lib/store/ledger.ts';

export type RowTest = (row: LedgerRow) => boolean;

const plain = (value: string) => value.normalize('NFKC').toLowerCase();

/**
 * 全文检索: of each word, the name, the filing number or the unit holds the text, or its pinyin initials do (`zhjy` finds 智慧教育). The
 * dictionary is loaded only for a text that can be initials, so that nothing else waits for it.
 */
export async function textTest(text: string): Promise<RowTest> {
  const tests = await Promise.all(plain(text).trim().split(/\s+/).map(wordTest));
  return (row) => tests.every((test) => test(row));
}

async function wordTest(needle: string): Promise<RowTest> {
  const byText: RowTest = ({ fields, filingNumber, unitName }) =>
    [fields.name, filingNumber, unitName].some((value) => plain(value).includes(needle));
  if (!/^[a-z0-9]+$/.test(needle)) return byText;
  const { pinyin } = await import('pinyin-pro');
  const initials = (value: string) =>
    pinyin(value, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  return (row) => byText(row) || [row.fields.name, row.unitName].some((v) => initials(v).includes(needle));
}
