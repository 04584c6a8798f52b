import { expect, test } from 'vitest';
import { shipped } from '../../regulation/testing.ts';
import { nothing } from '../evolve.ts';
import type { Project } from '../project.ts';
import { lifeAt } from '../testing.ts';
import { fillForm } from './fill.ts';
import { type FormName, formNames } from './form.ts';
import { layouts } from './layout.ts';
import { printableForms } from './printable.ts';
import { projectWithEverything } from './testing.ts';

const facts = { rules: shipped, today: '2023-07-11' };
const filled = (form: FormName, project: Project, subject?: string) => {
  const content = fillForm(form, project, subject, facts);
  if (!content) throw new Error(`${form}: no such record`);
  return content;
};

/** Names that a layout asks for. */
const asked = (form: FormName) =>
  layouts[form].flatMap((block) => {
    if (block.kind === 'grid') return block.rows.flat().flatMap(({ text }) => namesIn(text));
    if (block.kind === 'text') return namesIn(block.text);
    return block.kind === 'opinion' && block.name ? [block.name] : [];
  });
const namesIn = (text: string) => [...text.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => name);

test('whatever is on record, a form has every name that its layout asks for', () => {
  const { life, subjects } = projectWithEverything();
  for (const form of formNames)
    for (const { values, lists } of [filled(form, nothing), filled(form, life.project, subjects[form])]) {
      expect([form, asked(form).filter((name) => !(name in values))]).toEqual([form, []]);
      const given = layouts[form].flatMap((b) => (b.kind === 'list' ? [b] : []));
      for (const { list, columns } of given)
        for (const row of lists[list] ?? [])
          expect([form, columns.filter(({ name }) => !(name in row))]).toEqual([form, []]);
    }
});

test('a change is compared with what stood when it was applied for, also after it was approved', () => {
  const life = lifeAt('inConstruction').on('2023-04-03');
  const change = (software: number, hardware: number) => ({
    reason: '扩大范围',
    estimateFen: software + hardware,
    lines: [
      { name: '软件', amountFen: software },
      { name: '硬件', amountFen: hardware },
    ],
  });
  const first = life.run('applyChange', 'clerk', { ...change(200_000_00, 100_000_00), goal: '覆盖民办学校' });
  life.on('2023-04-04').run('decideChange', 'bureauHead', { changeId: first.changeId, outcome: 'approved' });
  life.on('2023-04-05').run('fileAdjustment', 'clerk', {
    adjustedOn: '2023-04-05',
    reason: '优化',
    circumstance: 'technicalRefinement',
    goalUnchanged: true,
    lines: [
      { name: '软件', afterFen: 210_000_00 },
      { name: '硬件', afterFen: 90_000_00 },
    ],
  });
  life.on('2023-04-06');
  const second = life.run('applyChange', 'clerk', change(230_000_00, 90_000_00));
  life.on('2023-04-07');
  life.run('decideChange', 'bureauHead', {
    changeId: second.changeId,
    outcome: 'refused',
    reason: '依据不足',
  });

  const one = filled('changeApplication', life.project, first.changeId);
  expect(one.values).toMatchObject({
    原概算: '280,000.00 元',
    变更后概算: '300,000.00 元',
    增减额: '+20,000.00 元',
    原建设目标: '统一教学资源',
    变更后建设目标: '覆盖民办学校',
    审核意见: '同意',
  });
  expect(one.lists.明细?.map(({ 变更前, 变更后, 增减 }) => [变更前, 变更后, 增减])).toEqual([
    ['180,000.00', '200,000.00', '+20,000.00'],
    ['100,000.00', '100,000.00', '0.00'],
  ]);
  const two = filled('changeApplication', life.project, second.changeId);
  expect(two.values).toMatchObject({
    原概算: '300,000.00 元',
    原建设目标: '覆盖民办学校',
    变更后建设目标: '不变',
    审核意见: '不同意：依据不足',
  });
  expect(two.lists.明细?.map((row) => row.变更前)).toEqual(['210,000.00', '90,000.00']);
});

test('a zero report says that nothing moved, and its zeros are no sums', () => {
  const life = lifeAt('inConstruction').on('2023-03-31');
  life.run('reportQuarter', 'clerk', { quarter: '2023Q1', zero: true });
  const { values, draft } = filled('quarterlyReport', life.project, '2023Q1');
  expect([values.报告类型, values.累计支付资金, values.累计支付资金大写, draft]).toEqual([
    '零报告',
    '无变动',
    '无变动',
    false,
  ]);
  expect(values.合同金额).toBeUndefined();
  expect(values.累计合同金额大写).toBe('贰拾伍万元整');
});

test('what the unit has written of a quarter stands in its draft', () => {
  const { project } = lifeAt('inConstruction');
  const quarterDrafts = [
    {
      quarter: '2023Q1',
      content: { progress: '完成设计', paidFen: 50_00 },
      savedAt: '',
      savedBy: { userId: '', name: '' },
    },
  ];
  const form = fillForm('quarterlyReport', project, '2023Q1', { ...facts, quarterDrafts });
  expect(form).toMatchObject({
    draft: true,
    fileName: '项目建设季度报告(2023年第一季度) 智慧教育云平台(草稿)',
    values: { 建设进度: '完成设计', 累计支付资金大写: '伍拾元整', 累计到位资金: '____________ 元' },
  });
});

test('an extension names the day that stood before it, whatever was decided since', () => {
  const life = lifeAt('completed').on('2023-09-01');
  const { extensionId } = life.run('applyExtension', 'clerk', {
    proposedDue: '2023-12-29',
    reason: '测评延期',
    measures: '调度',
  });
  life.run('decideExtension', 'bureauHead', { extensionId, outcome: 'approved', to: '2023-11-30' });
  expect(filled('extensionApplication', life.project, extensionId).values).toMatchObject({
    原验收期限: '2023年9月28日',
    拟验收日期: '2023年12月29日',
    批准期限: '2023年11月30日',
  });
});

test('a file name has nothing in it that a file system or a header would refuse', () => {
  const { project } = lifeAt('approved');
  const named = (name: string) =>
    filled('responsibilityPledge', { ...project, fields: { ...project.fields, name } }).fileName;
  expect(named('a/b\\c:d*e?f"g<h>i|j\u0007k\u202el')).toBe('项目建设主体责任书 a b c d e f g h i j k l');
  // Cut between characters, never within one.
  expect(encodeURIComponent(named(`${'甲'.repeat(59)}𠮷𠮷`))).toContain(encodeURIComponent('甲𠮷'));
  expect(() => encodeURIComponent(named('\ud800'))).not.toThrow();
});

test('no record, no form', () => {
  for (const form of formNames.filter((f) => !['responsibilityPledge', 'acceptanceApplication'].includes(f)))
    expect([form, fillForm(form, nothing, 'none', facts)]).toEqual([form, undefined]);
});

test('a share is cut, never rounded up to more than the limit', () => {
  const { life, subjects } = projectWithEverything();
  const adjustment = life.project.adjustments[subjects.adjustmentFiling ?? ''];
  if (!adjustment) throw new Error('no adjustment');
  const project = {
    ...life.project,
    adjustments: {
      a: { ...adjustment, adjustmentId: 'a', adjustedFen: 42_000_00 - 1, cumulativeFen: 42_000_00 },
    },
  };
  const { values } = filled('adjustmentFiling', project, 'a');
  expect([values.本次占比, values.累计占比]).toEqual(['14.99%', '15.00%']);
});

test('the list of forms: a pledge is final once approved, the acceptance once complete, quarters newest first', () => {
  const of = (stage: 'draft' | 'approved' | 'completed') =>
    printableForms(lifeAt(stage).project, { rules: shipped, today: '2023-07-11' });
  const finals = (stage: 'draft' | 'approved' | 'completed') =>
    of(stage).flatMap(({ form, draft }) => (draft ? [] : [form]));
  expect(finals('draft')).toEqual([]);
  expect(finals('approved')).toEqual(['responsibilityPledge']);
  expect(finals('completed')).toEqual(['responsibilityPledge', 'contractFiling', 'acceptanceApplication']);
  expect(of('completed').flatMap(({ form, about }) => (form === 'quarterlyReport' ? [about] : []))).toEqual([
    '2023年第三季度',
    '2023年第二季度',
    '2023年第一季度',
  ]);
});
