import type { LedgerRow } from '../../lib/store/ledger.ts';

export type RowTest = (row: LedgerRow) => boolean;

/**
 * 全文检索: the name, the filing number or the unit holds the text, or its pinyin initials do (`zhjy` finds 智慧教育). The
 * dictionary is loaded only for a text that can be initials, so that nothing else waits for it.
 */
export async function textTest(text: string): Promise<RowTest> {
  const needle = text.trim().toLowerCase();
  const byText: RowTest = ({ fields, filingNumber, unitName }) =>
    [fields.name, filingNumber, unitName].some((value) => value.toLowerCase().includes(needle));
  if (!/^[a-z0-9]+$/.test(needle)) return byText;
  const { pinyin } = await import('pinyin-pro');
  const initials = (value: string) =>
    pinyin(value, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  return (row) => byText(row) || [row.fields.name, row.unitName].some((v) => initials(v).includes(needle));
}
