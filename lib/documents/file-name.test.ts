import { expect, test } from 'vitest';
import { fileNameBreaches, nameInZip } from './file-name.ts';

const codes = (name: string) => fileNameBreaches(name).map((b) => b.code);

test.for([
  '建设方案(修订稿).pdf',
  '预算 2026年.XLSX',
  "O'Brien & sons [v2] 100%.docx",
  '图纸.v1.2.dwg',
  `${'长'.repeat(196)}.pdf`,
  '..pdf..pdf',
])('%s is a name', (name) => {
  expect(fileNameBreaches(name)).toEqual([]);
});

test.for<[string, string[]]>([
  ['', ['fileNameEmpty']],
  ['   ', ['fileNameEmpty']],
  [`${'长'.repeat(197)}.pdf`, ['fileNameTooLong']],
  [`${'𠮷'.repeat(197)}.pdf`, ['fileNameTooLong']],
  ['../方案.pdf', ['fileNamePath']],
  ['a/b.pdf', ['fileNamePath']],
  ['a\\b.pdf', ['fileNamePath']],
  ['a\nb.pdf', ['fileNameControlCharacter']],
  ['a\u0000b.pdf', ['fileNameControlCharacter']],
  ['a\u007fb.pdf', ['fileNameControlCharacter']],
  ['报告\u202efdp.pdf', ['fileNameBidi']],
  ['报告\u200f.pdf', ['fileNameBidi']],
  ['报告\u2066.pdf', ['fileNameBidi']],
  ['报告\u200b.pdf', ['fileNameInvisible']],
  ['报告\ud800.pdf', ['fileNameInvisible']],
  ['报告\uffff.pdf', ['fileNameInvisible']],
  ['病毒.exe', ['fileNameExtension']],
  ['宏.docm', ['fileNameExtension']],
  ['方案', ['fileNameExtension']],
  ['.pdf', ['fileNameExtension']],
  ['方案.pdf ', ['fileNameExtension']],
  ['x.constructor', ['fileNameExtension']],
  ['../\u202ea\n.exe', ['fileNamePath', 'fileNameControlCharacter', 'fileNameBidi', 'fileNameExtension']],
])('%j breaches %j', ([name, expected]) => {
  expect(codes(name)).toEqual(expected);
});

test('every breach is a Chinese sentence about the field, and no article of the regulation', () => {
  for (const breach of [...fileNameBreaches(''), ...fileNameBreaches('../\u202ea\n\u200b.exe')]) {
    expect(breach).toMatchObject({
      article: null,
      field: 'fileName',
      message: expect.stringMatching(/^[\u4e00-\u9fff]/),
    });
  }
});

test.for<[string, string]>([
  ['建设方案(修订稿).pdf', '建设方案(修订稿).pdf'],
  ['3:1 比例?"图" <a|b>*.dwg', '3_1 比例__图_ _a_b__.dwg'],
  ['..', '_'],
  ['a/../b\\c\u0007', 'a_.._b_c_'],
  ['名称. ', '名称_'],
  ['nul.pdf', '_nul.pdf'],
  ['com1', '_com1'],
  ['commons.pdf', 'commons.pdf'],
  [`${'长'.repeat(196)}.pdf`, `${'长'.repeat(78)}.pdf`],
  [`${'𠮷'.repeat(196)}.pdf`, `${'𠮷'.repeat(59)}.pdf`],
])('%j is %j in a zip', ([name, expected]) => {
  expect(nameInZip(name)).toBe(expected);
});
