import { expect, test } from 'vitest';
import { record } from './decide.ts';
import { evolve, nothing } from './evolve.ts';
import { type Stage, stageLabels } from './project.ts';
import { lifeAt } from './testing.ts';

const stages = Object.keys(stageLabels) as Stage[];

test.for(stages)('a project can come to stage %s, and its events alone make the same project', (stage) => {
  const { project, events } = lifeAt(stage);
  expect(project.stage).toBe(stage);
  expect(events.reduce(evolve, nothing)).toEqual(project);
});

test('events are numbered from 1 without a gap, and version counts them', () => {
  const { project, events } = lifeAt('closed');
  expect(events.map((e) => e.sequence)).toEqual(events.map((_, i) => i + 1));
  expect(project.version).toBe(events.length);
});

test('every event says what it changed, but a download', () => {
  const life = lifeAt('evaluated');
  const [documentId] = Object.keys(life.project.documents);
  life.run('downloadDocument', 'leader', { documentId });
  for (const { type, changes } of life.events) {
    expect([type, changes.length > 0]).toEqual([type, type !== 'documentDownloaded']);
  }
});

test('a command of no events changes nothing', () => {
  const { project, events } = lifeAt('approved');
  const by = events[0]?.by;
  if (!by) throw new Error('no event');
  expect(record(project, [], by)).toEqual({ project, events: [] });
});

test('a new submission stands without the opinion on the one before', () => {
  const life = lifeAt('underReview');
  life.run('draftOpinion', 'reviewer', {
    conclusion: 'approve',
    text: '可',
    budgetReview: { amountFen: 1, reviewedOn: '2023-03-01' },
  });
  life.upload('reviewOpinion', 'reviewer');
  life.run('returnSubmission', 'bureauHead', { items: [{ item: 'goal', reason: '不清' }] });
  life.on('2023-03-02').run('submit', 'unitHead');
  life.run('startReview', 'reviewer', { batch: '第2批' });
  expect(life.project.opinion).toBeUndefined();
  expect(life.refusal('reject', 'bureauHead', { reason: '否' })).toEqual([
    'opinionNotDrafted@7',
    'budgetReviewMissing@4',
    'opinionMissing@7',
  ]);
});
