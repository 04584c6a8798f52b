import mammoth from 'mammoth';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { nothing } from '../project/evolve.ts';
import { fillForm } from '../project/forms/fill.ts';
import { type FormName, formNames } from '../project/forms/form.ts';
import { LONG_NAME, projectWithEverything, RARE_PERSON } from '../project/forms/testing.ts';
import type { Project } from '../project/project.ts';
import { shipped } from '../regulation/testing.ts';
import { docxOf, templateBreaches } from './docx.ts';
import { shippedTemplate } from './shipped-template.ts';

const { life, subjects } = projectWithEverything();
const facts = { rules: shipped, today: '2023-07-11' };

async function textOf(form: FormName, project: Project, subject?: string) {
  const filled = fillForm(form, project, subject, facts);
  if (!filled) throw new Error('no such record');
  const buffer = Buffer.from(docxOf(form, filled, shippedTemplate(form)));
  return { text: (await mammoth.extractRawText({ buffer })).value, zip: new PizZip(buffer), buffer };
}

const headerOf = (zip: PizZip) => zip.file('word/header1.xml')?.asText() ?? '';

test.for<[FormName, string[]]>([
  ['responsibilityPledge', ['280,000.00 元　大写：贰拾捌万元整', '三、资金使用责任']],
  ['contractFiling', ['开发合同', '250,000.00 元　大写：贰拾伍万元整', 'contract.pdf']],
  ['adjustmentFiling', ['190,000.07', '+10,000.07', '壹万元零柒分', '3.57%', '（签字）']],
  ['changeApplication', ['监理', '+10,000.00', '叁拾万元整', '同意']],
  ['quarterlyReport', ['2023年第一季度', '35%', '壹拾万零伍元零伍分', '市审计局']],
  ['extensionApplication', ['2023年9月28日', '2023年12月28日', '每周调度']],
  ['acceptanceApplication', ['商用密码应用安全性评估', '验收申请报告', '第二级']],
  ['selfEvaluation', ['贰拾伍万元整']],
])('%s as Word, read by mammoth: filled, no placeholder left', async ([form, expected]) => {
  const { text, zip } = await textOf(form, life.project, subjects[form]);
  for (const part of [LONG_NAME, RARE_PERSON, ...expected]) expect(text).toContain(part);
  expect(text).not.toMatch(/undefined|[{}]/);
  expect(headerOf(zip).includes('草稿')).toBe(form === 'selfEvaluation');
});

test('an empty form has lines to fill in and says 草稿', async () => {
  for (const form of formNames) {
    const { text, zip } = await textOf(form, nothing);
    expect(text).toContain('____');
    expect(text).not.toMatch(/undefined|[{}]/);
    expect(headerOf(zip)).toContain('草稿(尚未报送');
  }
});

test('what was typed is text: neither markup nor a placeholder nor a list', async () => {
  const fields = { ...life.project.fields, name: '{供应商}</w:t><w:p/>&amp; {#明细}', goal: '一\n二' };
  const { text } = await textOf('contractFiling', { ...life.project, fields }, subjects.contractFiling);
  expect(text).toContain('{供应商}</w:t><w:p/>&amp; {#明细}');
});

test('what XML has no place for is left out, and Word still opens it', async () => {
  const fields = { ...life.project.fields, name: '甲\u0007乙\ud800丙\uffff丁\u0000' };
  const { text, zip } = await textOf('contractFiling', { ...life.project, fields }, subjects.contractFiling);
  expect(text).toContain('甲乙\ufffd丙丁');
  expect(zip.file('word/document.xml')?.asText()).not.toMatch(/(?![\n\t])\p{Cc}|\uffff/u);
});

test.for(formNames)('the shipped template of %s passes the check of templates', (form) => {
  expect(templateBreaches(form, shippedTemplate(form))).toEqual([]);
});

function changed(form: FormName, change: (xml: string) => string): Uint8Array {
  const zip = new PizZip(shippedTemplate(form));
  zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
  return zip.generate({ type: 'uint8array' });
}
const messages = (form: FormName, template: Uint8Array) =>
  templateBreaches(form, template).map((b) => b.message);

test('a template is refused for what is wrong with it, by name', () => {
  expect(
    messages(
      'contractFiling',
      changed('contractFiling', (x) => x.replace('{供应商}', '{供货商}{合同税额}')),
    ),
  ).toEqual(['没有名为「供货商」的占位符', '没有名为「合同税额」的占位符']);
  expect(
    messages(
      'adjustmentFiling',
      changed('adjustmentFiling', (x) => x.replace('{调整后}', '{税率}')),
    ),
  ).toEqual(['没有名为「明细.税率」的占位符']);
  expect(
    messages(
      'contractFiling',
      changed('contractFiling', (x) => x.replace('{供应商}', '{供应商')),
    ),
  ).toEqual(['占位符「供应商合同类别」有误:缺少右花括号']);
  expect(messages('contractFiling', new TextEncoder().encode('MZ'))).toEqual(['不是有效的 .docx 文件']);
  const zip = new PizZip(shippedTemplate('contractFiling'));
  zip.file('word/vbaProject.bin', 'x');
  expect(messages('contractFiling', zip.generate({ type: 'uint8array' }))).toEqual([
    '模板含有宏或嵌入对象,请另存为不含宏的 .docx',
  ]);
});
