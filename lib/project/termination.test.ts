import { expect, test } from 'vitest';
import type { Contract, Stage } from './project.ts';
import { type Life, lifeAt } from './testing.ts';
import { turnsOf } from './turn.ts';

/** RULES.md, "Lifecycle": any after approved → terminated, by the bureau with finance; a closed file has ended already. */
const may: Record<string, boolean> = {
  draft: false,
  submitted: false,
  returned: false,
  underReview: false,
  rejected: false,
  approved: true,
  tendering: true,
  handedOver: true,
  inConstruction: true,
  suspended: true,
  completed: true,
  acceptanceApplied: true,
  acceptanceReview: true,
  rectifying: true,
  accepted: true,
  acceptanceFiled: true,
  inOperation: true,
  selfEvaluated: true,
  evaluated: true,
  closed: false,
  terminated: false,
};

const terminated = (life: Life) => {
  life.run('proposeTermination', 'bureauHead', { reason: '拒不整改' });
  life.run('cosignTermination', 'finance');
  return life;
};

test.for(Object.entries(may))('from %s: %s', ([stage, allowed]) => {
  const life = lifeAt(stage as Stage);
  if (!allowed) {
    expect(life.refusal('proposeTermination', 'bureauHead', { reason: '否' })).toEqual(['wrongStage@32']);
    return;
  }
  terminated(life);
  expect(life.project.stage).toBe('terminated');
  // Reports that were sent are still to be received.
  const waiting = turnsOf(life.project, life.obligations()).filter(({ text }) => !text.startsWith('签收'));
  expect(waiting).toEqual([]);
});

test('finance alone, the unit and the reviewer end nothing', () => {
  const life = lifeAt('inOperation');
  expect(life.refusal('cosignTermination', 'finance')).toEqual(['notProposed@32']);
  for (const who of ['unitHead', 'reviewer', 'finance', 'audit', 'admin'] as const)
    expect(life.refusal('proposeTermination', who, { reason: '否' })).toEqual(['notAllowed@32']);
});

test('after acceptance: what was met stays met, what was not is owed no more, and no new quarter opens', () => {
  const life = lifeAt('inOperation');
  life.run('settle', 'clerk', { settlementFen: 270_000_00 });
  terminated(life.on('2023-09-01'));
  const far = life.on('2026-01-01').obligations();
  expect(
    far.map((o) => [
      o.kind,
      o.subject.startsWith('id-') ? '' : o.subject,
      life.on('2026-01-01') && o.doneOn ? 'done' : o.ended,
    ]),
  ).toEqual([
    ['contractFiling', '', 'done'],
    ['quarterlyReport', '2023Q1', true],
    ['quarterlyReport', '2023Q2', true],
    ['acceptanceApplication', 'acceptance', 'done'],
    ['selfEvaluation', 'evaluation', true],
    ['surplusReturn', 'surplus', true],
  ]);
});

test('what can no longer be decided waits for nobody, what was asked for still waits for the unit', () => {
  const life = lifeAt('inConstruction');
  const asked = { fund: 'construction', amountFen: 1, purpose: '首付' };
  life.run('requestFunds', 'clerk', asked);
  life.run('requestInformation', 'audit', { text: '账册', dueOn: '2023-05-01' });
  terminated(life);
  expect(turnsOf(life.project, life.obligations()).map((t) => t.text)).toEqual(['资料调取答复']);
});

test('a file is not closed over a termination that waits for finance, nor over an unfiled contract', () => {
  const life = lifeAt('evaluated');
  life.run('settle', 'clerk', { settlementFen: 280_000_00 });
  life.run('proposeTermination', 'bureauHead', { reason: '否' });
  expect(life.refusal('close', 'bureauHead')).toEqual(['terminationOpen@32']);
  life.correct(life.last('terminationProposed'));
  expect(life.refusal('close', 'bureauHead')).toEqual([]);
  const [id = ''] = Object.keys(life.project.contracts);
  const { filing: _, ...unfiled } = life.project.contracts[id] as Contract;
  life.project = { ...life.project, contracts: { [id]: unfiled } };
  expect(life.refusal('close', 'bureauHead')).toEqual(['contractNotFiled@16']);
});

test('what was overdue when the project ended stays among the findings; what was not yet due does not', () => {
  // The report of 2023Q1 was owed by 2023-03-31; that of 2023Q2 was not due yet.
  const life = lifeAt('inConstruction').on('2023-05-04');
  life.run('proposeTermination', 'bureauHead', { reason: '拒不整改' });
  life.run('cosignTermination', 'finance');
  expect(
    life
      .on('2024-01-01')
      .findings()
      .map((f) => `${f.code} ${f.message.slice(0, 11)}`),
  ).toEqual(['neverMet 季度报告:2023Q1']);
});
