import { expect, test } from 'vitest';
import { answerOf, type Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';

const inUse = { inUseOn: '2023-08-01' };
const report = (life: Life) => life.upload('selfEvaluationReport');
const evaluationId = newest('selfEvaluations');
/** Accepted 2023-08-01, in use 2023-07-15: the window opens on 2024-08-01. */
const on = (day: string) => (life: Life) => report(life.on(day));
const surplus = (life: Life) => life.run('settle', 'clerk', { settlementFen: 270_000_00 });
const give = (yuan: number, more = {}) => ({
  returnedFen: yuan * 100,
  returnedOn: '2023-08-01',
  originalChannel: true,
  ...more,
});
const settled = (fen: number) => (life: Life) => life.run('settle', 'clerk', { settlementFen: fen });
const returned = (life: Life) => [surplus(life), life.run('returnSurplus', 'clerk', give(10_000))];
const grade = { grade: 'good', evaluator: '评价组', conclusion: '良' };

test.for<Row>([
  ['in use', 'accepted', nothingBefore, 'startOperation', 'clerk', inUse, []],
  [
    'in use before acceptance',
    'completed',
    nothingBefore,
    'startOperation',
    'clerk',
    { inUseOn: '2023-06-29' },
    [],
  ],
  [
    'in use tomorrow',
    'accepted',
    nothingBefore,
    'startOperation',
    'clerk',
    { inUseOn: '2023-08-02' },
    ['inFuture@27'],
  ],
  ['in use twice', 'inOperation', nothingBefore, 'startOperation', 'clerk', inUse, ['alreadyInUse@27']],
  [
    'in use, said by the bureau',
    'accepted',
    nothingBefore,
    'startOperation',
    'reviewer',
    inUse,
    ['notAllowed@27'],
  ],
  [
    'in use while built',
    'inConstruction',
    nothingBefore,
    'startOperation',
    'clerk',
    { inUseOn: '2023-03-01' },
    ['wrongStage@27'],
  ],

  [
    'evaluated on the first day',
    'inOperation',
    on('2024-08-01'),
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    [],
  ],
  [
    'a day too early',
    'inOperation',
    on('2024-07-31'),
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    ['tooEarly@27'],
  ],
  [
    'years late, still taken',
    'inOperation',
    on('2025-11-01'),
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    [],
  ],
  [
    'not yet in use',
    'accepted',
    on('2024-08-01'),
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    ['tooEarly@27'],
  ],
  [
    'without its report',
    'inOperation',
    (l) => l.on('2024-08-01'),
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    ['reportMissing@27'],
  ],
  [
    'by the clerk',
    'inOperation',
    on('2024-08-01'),
    'submitSelfEvaluation',
    'clerk',
    { summary: '好' },
    ['notAllowed@27'],
  ],
  [
    'before acceptance',
    'acceptanceReview',
    nothingBefore,
    'submitSelfEvaluation',
    'unitHead',
    { summary: '好' },
    ['wrongStage@27'],
  ],
  ['received', 'selfEvaluated', nothingBefore, 'receiveSelfEvaluation', 'audit', { evaluationId }, []],
  [
    'received twice by the bureau',
    'selfEvaluated',
    (l) => l.run('receiveSelfEvaluation', 'reviewer', { evaluationId: evaluationId(l) }),
    'receiveSelfEvaluation',
    'bureauHead',
    { evaluationId },
    ['alreadyReceived@27'],
  ],
  [
    'an unknown one received',
    'selfEvaluated',
    nothingBefore,
    'receiveSelfEvaluation',
    'finance',
    { evaluationId: 'none' },
    ['noSuchEvaluation@27'],
  ],
  [
    'received by the unit',
    'selfEvaluated',
    nothingBefore,
    'receiveSelfEvaluation',
    'unitHead',
    { evaluationId },
    ['notAllowed@27'],
  ],
  ['performance evaluated', 'selfEvaluated', nothingBefore, 'evaluatePerformance', 'reviewer', grade, []],
  [
    'by the unit',
    'selfEvaluated',
    nothingBefore,
    'evaluatePerformance',
    'unitHead',
    grade,
    ['notAllowed@27'],
  ],
  ['too early', 'inOperation', nothingBefore, 'evaluatePerformance', 'reviewer', grade, ['wrongStage@27']],

  [
    'settled at the estimate',
    'accepted',
    nothingBefore,
    'settle',
    'clerk',
    { settlementFen: 280_000_00 },
    [],
  ],
  [
    'a fen above it',
    'accepted',
    nothingBefore,
    'settle',
    'clerk',
    { settlementFen: 280_000_01 },
    ['settlementExceedsEstimate@18'],
  ],
  [
    'settled by finance',
    'accepted',
    nothingBefore,
    'settle',
    'finance',
    { settlementFen: 1 },
    ['notAllowed@18'],
  ],
  [
    'settled before acceptance',
    'completed',
    nothingBefore,
    'settle',
    'clerk',
    { settlementFen: 1 },
    ['wrongStage@18'],
  ],
  ['all of the surplus', 'accepted', surplus, 'returnSurplus', 'clerk', give(10_000), []],
  ['a yuan too much', 'accepted', surplus, 'returnSurplus', 'clerk', give(10_001), ['returnedTooMuch@18']],
  ['too much in two steps', 'accepted', returned, 'returnSurplus', 'clerk', give(1), ['returnedTooMuch@18']],
  [
    'by another channel',
    'accepted',
    surplus,
    'returnSurplus',
    'clerk',
    give(1, { originalChannel: false }),
    ['otherChannel@18'],
  ],
  [
    'returned tomorrow',
    'accepted',
    surplus,
    'returnSurplus',
    'clerk',
    give(1, { returnedOn: '2023-08-02' }),
    ['inFuture@18'],
  ],
  [
    'returned before it is settled',
    'accepted',
    nothingBefore,
    'returnSurplus',
    'clerk',
    give(1),
    ['notSettled@18'],
  ],
  ['returned, said by finance', 'accepted', surplus, 'returnSurplus', 'finance', give(1), ['notAllowed@18']],
  [
    'returned before acceptance',
    'completed',
    nothingBefore,
    'returnSurplus',
    'clerk',
    give(1),
    ['wrongStage@18'],
  ],

  ['closed without a surplus', 'evaluated', settled(280_000_00), 'close', 'bureauHead', {}, []],
  [
    'closed after the self-evaluation alone',
    'selfEvaluated',
    settled(280_000_00),
    'close',
    'bureauHead',
    {},
    [],
  ],
  ['closed once the surplus went back', 'evaluated', returned, 'close', 'bureauHead', {}, []],
  [
    'not settled',
    'evaluated',
    nothingBefore,
    'close',
    'bureauHead',
    {},
    ['notSettled@18', 'surplusNotReturned@18'],
  ],
  ['surplus not returned', 'evaluated', surplus, 'close', 'bureauHead', {}, ['surplusNotReturned@18']],
  [
    'a rectification open',
    'evaluated',
    (l) => [
      settled(280_000_00)(l),
      l.run('orderRectification', 'reviewer', { source: 'inspection', items: ['补'], dueOn: '2024-09-01' }),
    ],
    'close',
    'bureauHead',
    {},
    ['rectificationOpen@32'],
  ],
  [
    'a request unanswered',
    'evaluated',
    (l) => [
      settled(280_000_00)(l),
      l.run('requestInformation', 'audit', { text: '账册', dueOn: '2024-09-01' }),
    ],
    'close',
    'bureauHead',
    {},
    ['informationOpen@34'],
  ],
  ['closed by the reviewer', 'evaluated', settled(280_000_00), 'close', 'reviewer', {}, ['notAllowed@18']],
  ['closed too early', 'inOperation', nothingBefore, 'close', 'bureauHead', {}, ['wrongStage@18']],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('evaluated before the papers were filed: filing leads on to the evaluation', () => {
  const life = lifeAt('accepted');
  life.run('startOperation', 'clerk', inUse);
  on('2024-08-01')(life);
  life.run('submitSelfEvaluation', 'unitHead', { summary: '好' });
  expect(life.project.stage).toBe('accepted');
  life.upload('acceptanceReport');
  life.run('fileAcceptance', 'clerk', { receiptNumber: 'WF-1' });
  expect(life.project.stage).toBe('selfEvaluated');
});
