import { expect, test } from 'vitest';
import type { ChecklistLine } from '../regulation/checklist.ts';
import { checklistEffects } from './checklist-change.ts';
import type { Stage } from './project.ts';
import { lifeAt } from './testing.ts';

const line = (material: string, step: string, required = true): ChecklistLine => ({
  material,
  label: material,
  step,
  article: null,
  required,
  uploaders: ['clerk'],
});
const minutes = line('minutes', 'submission');
const summary = line('constructionSummary', 'acceptance');

test.for<[Stage, string[]]>([
  ['draft', ['minutes asked now', 'constructionSummary asked later']],
  // It may still be returned, and is then submitted again.
  ['submitted', ['minutes asked later', 'constructionSummary asked later']],
  ['approved', ['constructionSummary asked later']],
  ['completed', ['constructionSummary asked now']],
  ['accepted', []],
  ['terminated', []],
  ['rejected', []],
  ['closed', []],
])('from %s on, a project waits for %s', ([stage, expected]) => {
  const effects = checklistEffects(lifeAt(stage).project, {}, { checklist: [minutes, summary] });
  expect(effects.map((e) => `${e.material} ${e.effect} ${e.now ? 'now' : 'later'}`)).toEqual(expected);
});

test('what is there already, is optional, or is an article’s own changes nothing; what is dropped is asked no more', () => {
  const life = lifeAt('draft');
  life.upload('applicationForm');
  const { project } = life;
  const plan = line('constructionPlan', 'submission');
  const asked = { checklist: [line('applicationForm', 'submission'), plan, summary] };
  const dropped = { checklist: [line('constructionSummary', 'acceptance', false)] };
  expect(checklistEffects(project, dropped, asked).map((e) => [e.material, e.effect])).toEqual([
    ['constructionSummary', 'asked'],
  ]);
  expect(checklistEffects(project, asked, dropped).map((e) => [e.material, e.effect])).toEqual([
    ['constructionSummary', 'askedNoMore'],
  ]);
});
