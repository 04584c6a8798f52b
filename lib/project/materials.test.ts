import { expect, test } from 'vitest';
import { materialState, returnedReason } from './materials.ts';
import { lifeAt } from './testing.ts';

test('a returned material says why, until a new file of it comes', () => {
  const life = lifeAt('submitted').on('2023-03-02');
  const items = [{ item: 'constructionPlan', reason: '缺部署方案' }];
  life.run('returnSubmission', 'reviewer', { items });
  const of = (material: string) => [
    materialState(life.project, material),
    returnedReason(life.project, material),
  ];
  expect(of('constructionPlan')).toEqual(['returned', '缺部署方案']);
  expect(of('investmentBudget')).toEqual(['available', undefined]);
  life.on('2023-03-03').upload('constructionPlan');
  expect(of('constructionPlan')).toEqual(['available', undefined]);
});

test('submitted again, it is returned no more', () => {
  const life = lifeAt('submitted').on('2023-03-02');
  life.run('returnSubmission', 'reviewer', { items: [{ item: 'constructionPlan', reason: '缺' }] });
  life.run('submit', 'unitHead');
  expect(materialState(life.project, 'constructionPlan')).toBe('available');
});

test.for([
  ['inConstruction', 'missing'],
  ['terminated', 'notNeeded'],
  ['rejected', 'notNeeded'],
  ['closed', 'notNeeded'],
] as const)('what never came to a project that is %s: %s; what came stays what it is', ([stage, state]) => {
  const { project } = lifeAt(stage);
  expect(materialState(project, 'constructionSummary')).toBe(state);
  expect(materialState(project, 'constructionPlan')).toBe('available');
});
