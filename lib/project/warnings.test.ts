import { expect, test } from 'vitest';
import { shipped } from '../regulation/testing.ts';
import { type Life, lifeAt, told } from './testing.ts';
import { viewOf } from './view.ts';
import { warningsOf } from './warnings.ts';

const warned = (life: Life) => told(warningsOf(life.project, shipped, life.day));

test('no plan item: told until the project ends (第五条)', () => {
  expect(warned(lifeAt('draft'))).toEqual(['planItemMissing@5']);
  expect(warned(lifeAt('closed'))).toEqual([]);
  const life = lifeAt('draft');
  const planned = life.decide(
    'editDraft',
    'clerk',
    { planItemId: '2023-1' },
    { planItem: { unitId: 'edu' } },
  );
  expect(planned.ok).toBe(true);
  expect(life.refusal('editDraft', 'clerk', { planItemId: '2023-1' })).toEqual(['noSuchPlanItem@5']);
  expect(
    life.refusal('editDraft', 'clerk', { planItemId: '2023-1' }, { planItem: { unitId: 'health' } }),
  ).toEqual(['noSuchPlanItem@5']);
});

/** Thresholds of the shipped rule set: 90 days, 10 %. */
const building = (plannedCompletionOn: string) => {
  const life = lifeAt('inConstruction');
  life.project = {
    ...life.project,
    fields: { ...life.project.fields, plannedCompletionOn, planItemId: 'p' },
  };
  return life;
};

test('a serious delay is suggested from the threshold on, until it is reported (第十九条)', () => {
  const life = building('2023-03-31');
  expect(warned(life.on('2023-06-28'))).toEqual([]);
  expect(warned(life.on('2023-06-29'))).toEqual(['seriousDelay@19']);
  life.run('reportMajorEvent', 'clerk', {
    kind: 'seriousDelay',
    occurredOn: '2023-06-29',
    description: '逾期',
  });
  expect(warned(life)).toEqual([]);
});

test('a loss of a tenth of the estimate is suggested as a major one', () => {
  const life = building('2023-12-31').on('2023-04-03');
  const loss = { kind: 'other', occurredOn: '2023-04-03', description: '火灾' };
  life.run('reportMajorEvent', 'clerk', { ...loss, lossFen: 27_999_99 });
  expect(warned(life)).toEqual([]);
  life.run('reportMajorEvent', 'clerk', { ...loss, lossFen: 1 });
  expect(warned(life)).toEqual(['majorLoss@19']);
});

test('a participating unit gets no warnings', () => {
  const life = lifeAt('submitted');
  expect(viewOf(life.project, life.context('participant')).warnings).toEqual([]);
});
