import { expect, test } from 'vitest';
import { picturePdf, readPdf } from '../../test/support/pdf.ts';
import { nothing } from '../project/evolve.ts';
import { fillForm } from '../project/forms/fill.ts';
import { type FormName, formNames } from '../project/forms/form.ts';
import { layouts } from '../project/forms/layout.ts';
import { LONG_NAME, projectWithEverything, RARE_PERSON } from '../project/forms/testing.ts';
import { shipped } from '../regulation/testing.ts';
import { pdfOf } from './pdf.ts';

const AT = '2023-07-11T02:00:00.000Z';
const { life, subjects } = projectWithEverything();
const facts = { rules: shipped, today: '2023-07-11' };

function filled(form: FormName, project = life.project, subject: string | undefined = subjects[form]) {
  const content = fillForm(form, project, subject, facts);
  if (!content) throw new Error(`${form}: no such record`);
  return content;
}

/** Amounts in figures and in words, and names, written down by hand from the story. */
const expected: Record<FormName, string[]> = {
  responsibilityPledge: ['280,000.00元', '贰拾捌万元整', '2023年12月31日'],
  contractFiling: ['开发合同', '某公司', '250,000.00元', '贰拾伍万元整', '2023年3月10日', 'contract.pdf'],
  adjustmentFiling: [
    '190,000.07',
    '+10,000.07',
    '89,999.93',
    '-10,000.07',
    '10,000.07元',
    '壹万元零柒分',
    '3.57%',
    '42,000.00元',
    '技术方案完善优化',
  ],
  changeApplication: [
    '190,000.07',
    '200,000.00',
    '+9,999.93',
    '280,000.00元',
    '贰拾捌万元整',
    '300,000.00元',
    '叁拾万元整',
    '+20,000.00元',
    '诸数审〔2023〕9号',
    '同意',
  ],
  quarterlyReport: [
    '2023年第一季度',
    '35%',
    '150,000.00元',
    '壹拾伍万元整',
    '100,005.05元',
    '壹拾万零伍元零伍分',
    '250,000.00元',
    '贰拾伍万元整',
    '35.71%',
    '2所学校的机房改造未完成。',
    '市财政局',
    'finance',
  ],
  extensionApplication: ['2023年6月28日', '2023年9月28日', '2023年12月28日', '增派人员,每周调度。'],
  acceptanceApplication: ['300,000.00元', '叁拾万元整', '2023-06-28', '第二级', '验收申请报告', '未提交'],
  selfEvaluation: ['250,000.00元', '贰拾伍万元整', '草稿'],
};

test.for(formNames)(
  '%s: every amount, name and day is there, in an embedded font, none as a box',
  async (form) => {
    const bytes = await pdfOf(filled(form), layouts[form], AT);
    await picturePdf(bytes, form);
    const pdf = await readPdf(bytes);
    for (const text of [LONG_NAME, RARE_PERSON, '诸城市教育和体育局', 'ZC-2023-0001', ...expected[form]])
      expect(pdf.text).toContain(text.replace(/\s/g, ''));
    expect(pdf.pages.map((page, i) => page.includes(`第${i + 1}页共${pdf.pages.length}页`))).not.toContain(
      false,
    );
    expect(pdf.missingGlyphs).toBe(0);
    expect(pdf.fonts.filter((name) => !/^[A-Z]{6}\+NotoSerifSC-(Regular|Bold)$/.test(name))).toEqual([]);
    expect(pdf.text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(pdf.text.includes('草稿')).toBe(form === 'selfEvaluation');
    // Two faces, in part: whole they would be 30 MB.
    expect(bytes.length).toBeLessThan(200_000);
  },
);

test('an empty form is marked as a draft on each page and has lines to fill in', async () => {
  for (const form of formNames) {
    const empty = fillForm(form, nothing, undefined, facts);
    const bytes = await pdfOf(empty ?? filled(form), layouts[form], AT);
    if (form === 'contractFiling') await picturePdf(bytes, `${form}-blank`);
    const { pages, text } = await readPdf(bytes);
    expect([form, pages.every((page) => page.includes('草稿'))]).toEqual([form, true]);
    expect(text).toContain('____');
    expect(text).not.toMatch(/undefined|null|NaN/);
  }
});

test('a text longer than a page goes on over the next, and a character without a type shows as 〓', async () => {
  const form = filled('quarterlyReport');
  const progress = Array.from({ length: 400 }, (_, i) => `第${i + 1}项工作已完成`).join('、');
  const bytes = await pdfOf(
    { ...form, values: { ...form.values, 建设进度: `${progress}\u202e\u0007🦄` } },
    layouts.quarterlyReport,
    AT,
  );
  const { text, pages, missingGlyphs } = await readPdf(bytes);
  const throughout = text.replace(/第\d页共\d页|项目建设季度报告ZC-2023-0001/g, '');
  for (let i = 1; i <= 400; i++) expect(throughout).toContain(`第${i}项工作已完成`);
  expect(text).toContain('〓');
  expect(missingGlyphs).toBe(0);
  expect(pages.length).toBeGreaterThan(3);
});

test('the same record gives the same paper', async () => {
  const make = () => pdfOf(filled('contractFiling'), layouts.contractFiling, AT);
  expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
});

test('what is signed has the words it is signed under on its sheet, and each further sheet says whose it is', async () => {
  const form = filled('responsibilityPledge');
  for (const extra of [0, 3, 6, 9]) {
    const values = { ...form.values, 项目名称: `${form.values.项目名称}${'长'.repeat(extra * 33)}` };
    const { pages } = await readPdf(await pdfOf({ ...form, values }, layouts.responsibilityPledge, AT));
    const signed = pages.find((page) => page.includes('（签字）'));
    expect(signed).toContain('本责任书自签字盖章之日起生效。');
    for (const page of pages.slice(1)) expect(page).toContain('项目建设主体责任书ZC-2023-0001');
  }
});
