import { expect, test } from 'vitest';
import { lifeAt } from './testing.ts';
import { viewOf } from './view.ts';

/** As the store gives it back: by identifier. */
const reversed = <T>(records: Record<string, T>) => Object.fromEntries(Object.entries(records).reverse());

test('records are listed as they were made, in whatever order the store gives them back', () => {
  const life = lifeAt('inConstruction');
  for (const [day, text] of [
    ['2023-04-01', '一'],
    ['2023-05-01', '二'],
    ['2023-06-01', '三'],
  ] as const)
    life.on(day).run('noteAuditOpinion', 'audit', { text });
  life.project = { ...life.project, auditOpinions: reversed(life.project.auditOpinions) };
  const view = viewOf(life.project, life.context('audit'));
  expect(view.auditOpinions.map((o) => o.text)).toEqual(['一', '二', '三']);
});

test('the first of two self-evaluations met the duty, in whatever order the store gives them back', () => {
  const life = lifeAt('selfEvaluated');
  const [met] = life.obligations('selfEvaluation');
  life.on('2027-12-31').run('submitSelfEvaluation', 'unitHead', { summary: '补充' });
  life.project = { ...life.project, selfEvaluations: reversed(life.project.selfEvaluations) };
  expect(life.obligations('selfEvaluation')[0]).toMatchObject({ doneOn: met?.doneOn, late: false });
});

test('an action on one record of several is open only while there is one', () => {
  const life = lifeAt('inConstruction');
  const said = (who: 'clerk' | 'reviewer' | 'finance' | 'audit', name: string) =>
    viewOf(life.project, life.context(who))
      .actions.find((a) => a.name === name)
      ?.reasons.map((r) => r.code);
  const nothing = ['nothingOpen'];
  expect(said('clerk', 'respondRectification')).toEqual(nothing);
  const order = { source: 'inspection', items: ['补'], dueOn: '2023-12-31' };
  const { rectificationId } = life.run('orderRectification', 'reviewer', order);
  expect(said('clerk', 'respondRectification')).toEqual([]);
  life.run('respondRectification', 'clerk', { rectificationId, text: '已改' });
  life.run('recheckRectification', 'reviewer', { rectificationId, passed: true, note: '好' });
  expect(said('reviewer', 'recheckRectification')).toEqual(nothing);

  expect(said('audit', 'receiveQuarter')).toEqual(nothing);
  life.run('reportQuarter', 'clerk', { quarter: '2023Q1', zero: true });
  expect([said('audit', 'receiveQuarter'), said('finance', 'receiveQuarter')]).toEqual([[], []]);
  life.run('receiveQuarter', 'audit', { quarter: '2023Q1' });
  expect([said('audit', 'receiveQuarter'), said('finance', 'receiveQuarter')]).toEqual([nothing, []]);

  expect(said('clerk', 'fileContract')).toEqual(nothing);
  expect(said('finance', 'decideFunds')).toEqual(nothing);
});
