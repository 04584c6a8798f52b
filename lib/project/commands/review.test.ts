import { expect, test } from 'vitest';
import {
  answerOf,
  approval,
  fields,
  type Life,
  lifeAt,
  nothingBefore,
  opinion,
  type Row,
} from '../testing.ts';

const items = { items: [{ item: 'goal', reason: '不清' }] };
const opined = (life: Life) => [
  life.run('draftOpinion', 'reviewer', opinion),
  life.upload('reviewOpinion', 'reviewer'),
];
const ready = (life: Life) => {
  life.run('editDraft', 'clerk', fields);
  life.run('recordConsultation', 'clerk', { heldOn: '2023-03-01', withPerson: '周', summary: '谈' });
  life.run('stateNoData', 'clerk', { text: '无' });
  life.run('confirmNoData', 'reviewer');
  life.upload('constructionPlan');
  life.upload('investmentBudget');
};
const withdrawn = (life: Life) => life.run('withdraw', 'unitHead', { reason: '补充' });
const nobodyAsked = [
  'fieldMissing@7',
  'fieldMissing@7',
  'fieldMissing@7',
  'fieldMissing@10',
  'consultationMissing@6',
  'catalogMissing@6',
  'constructionPlanMissing@7',
  'investmentBudgetMissing@7',
];
const edit = (input: object) => (life: Life) => [ready(life), life.run('editDraft', 'clerk', input)];
const years = (...amounts: number[]) => amounts.map((amountFen, i) => ({ year: 2023 + i, amountFen }));
const lines = (...amounts: number[]) => amounts.map((amountFen, i) => ({ name: `明细${i}`, amountFen }));

test.for<Row>([
  [
    'an empty draft is told all that is missing',
    'draft',
    nothingBefore,
    'submit',
    'unitHead',
    {},
    nobodyAsked,
  ],
  ['a whole one is submitted, without data too', 'draft', ready, 'submit', 'unitHead', {}, []],
  [
    'an unconfirmed statement is none',
    'draft',
    (l) => [ready(l), l.run('stateNoData', 'clerk', { text: '无' })],
    'submit',
    'unitHead',
    {},
    ['catalogMissing@6'],
  ],
  ['by the clerk', 'draft', ready, 'submit', 'clerk', {}, ['notAllowed@7']],
  ['by another unit', 'draft', ready, 'submit', 'headElsewhere', {}, ['notAllowed@7']],
  [
    'a split that does not sum',
    'draft',
    edit({ yearlySplit: years(1, 2), budgetSource: '市级' }),
    'submit',
    'unitHead',
    {},
    ['splitNotTotal@9'],
  ],
  [
    'a split that sums, with its source',
    'draft',
    edit({ yearlySplit: years(100_000_00, 200_000_00), budgetSource: '市级' }),
    'submit',
    'unitHead',
    {},
    [],
  ],
  [
    'a split without its source',
    'draft',
    edit({ yearlySplit: years(300_000_00) }),
    'submit',
    'unitHead',
    {},
    ['budgetSourceMissing@9'],
  ],
  [
    'a year twice',
    'draft',
    edit({
      budgetSource: '市级',
      yearlySplit: [
        { year: 2023, amountFen: 300_000_00 },
        { year: 2023, amountFen: 0 },
      ],
    }),
    'submit',
    'unitHead',
    {},
    ['yearTwice@9'],
  ],
  ['what was returned is submitted again', 'returned', nothingBefore, 'submit', 'unitHead', {}, []],
  ['not twice', 'submitted', nothingBefore, 'submit', 'unitHead', {}, ['wrongStage@7']],

  ['withdrawn while submitted', 'submitted', nothingBefore, 'withdraw', 'unitHead', { reason: '补充' }, []],
  [
    'withdrawn while under review',
    'underReview',
    nothingBefore,
    'withdraw',
    'unitHead',
    { reason: '补充' },
    [],
  ],
  ['not by the clerk', 'submitted', nothingBefore, 'withdraw', 'clerk', { reason: '补充' }, ['notAllowed@7']],
  [
    'not after the decision',
    'approved',
    nothingBefore,
    'withdraw',
    'unitHead',
    { reason: '补充' },
    ['wrongStage@7'],
  ],
  ['a withdrawal undone', 'submitted', withdrawn, 'undoWithdrawal', 'unitHead', {}, []],
  ['undone by the clerk', 'submitted', withdrawn, 'undoWithdrawal', 'clerk', {}, ['notAllowed@7']],
  ['nothing to undo', 'draft', nothingBefore, 'undoWithdrawal', 'unitHead', {}, ['notWithdrawn@7']],
  [
    'fields edited since',
    'submitted',
    (l) => [withdrawn(l), l.run('editDraft', 'clerk', { goal: '别的' })],
    'undoWithdrawal',
    'unitHead',
    {},
    ['editedSinceWithdrawal@7'],
  ],
  [
    'a catalogue item removed since',
    'submitted',
    (l) => [
      withdrawn(l),
      l.run('removeCatalogItem', 'clerk', { itemId: Object.keys(l.project.catalogItems)[0] }),
    ],
    'undoWithdrawal',
    'unitHead',
    {},
    ['editedSinceWithdrawal@7'],
  ],

  ['returned with a reason an item', 'submitted', nothingBefore, 'returnSubmission', 'reviewer', items, []],
  ['returned from the review', 'underReview', nothingBefore, 'returnSubmission', 'bureauHead', items, []],
  [
    'returned by the unit',
    'submitted',
    nothingBefore,
    'returnSubmission',
    'unitHead',
    items,
    ['notAllowed@7'],
  ],
  ['returned as a draft', 'draft', nothingBefore, 'returnSubmission', 'reviewer', items, ['wrongStage@7']],

  ['a review begun', 'submitted', nothingBefore, 'startReview', 'reviewer', { batch: '1' }, []],
  [
    'with an expert until today',
    'submitted',
    nothingBefore,
    'startReview',
    'reviewer',
    { batch: '1', experts: [{ userId: 'expert', name: '吴', expiresOn: '2023-03-01' }] },
    [],
  ],
  [
    'with an expert until yesterday',
    'submitted',
    nothingBefore,
    'startReview',
    'reviewer',
    { batch: '1', experts: [{ userId: 'expert', name: '吴', expiresOn: '2023-02-28' }] },
    ['expired@7'],
  ],
  [
    'begun by finance',
    'submitted',
    nothingBefore,
    'startReview',
    'finance',
    { batch: '1' },
    ['notAllowed@7'],
  ],
  [
    'begun of what was returned',
    'returned',
    nothingBefore,
    'startReview',
    'reviewer',
    { batch: '1' },
    ['wrongStage@7'],
  ],

  ['an opinion drafted', 'underReview', nothingBefore, 'draftOpinion', 'reviewer', opinion, []],
  ['not by the head', 'underReview', nothingBefore, 'draftOpinion', 'bureauHead', opinion, ['notAllowed@7']],
  [
    'with a budget review of tomorrow',
    'underReview',
    nothingBefore,
    'draftOpinion',
    'reviewer',
    { ...opinion, budgetReview: { amountFen: 1, reviewedOn: '2023-03-02' } },
    ['reviewInFuture@4'],
  ],
  ['before the review', 'submitted', nothingBefore, 'draftOpinion', 'reviewer', opinion, ['wrongStage@7']],

  ['approved', 'underReview', opined, 'approve', 'bureauHead', approval, []],
  ['by the reviewer', 'underReview', opined, 'approve', 'reviewer', approval, ['notAllowed@8']],
  [
    'without an opinion',
    'underReview',
    nothingBefore,
    'approve',
    'bureauHead',
    approval,
    ['opinionNotDrafted@7', 'budgetReviewMissing@4', 'opinionMissing@7'],
  ],
  [
    'without its paper',
    'underReview',
    (l) => l.run('draftOpinion', 'reviewer', opinion),
    'approve',
    'bureauHead',
    approval,
    ['opinionMissing@7'],
  ],
  [
    'against the opinion',
    'underReview',
    (l) => [opined(l), l.run('draftOpinion', 'reviewer', { ...opinion, conclusion: 'reject' })],
    'approve',
    'bureauHead',
    approval,
    ['opinionIsRejection@7'],
  ],
  [
    'lines that do not sum',
    'underReview',
    opined,
    'approve',
    'bureauHead',
    { ...approval, budgetLines: lines(1) },
    ['linesDoNotSum@8'],
  ],
  [
    'an estimate of nothing',
    'underReview',
    opined,
    'approve',
    'bureauHead',
    { estimateFen: 0, budgetLines: lines(0) },
    ['estimateZero@8'],
  ],
  [
    'a line twice',
    'underReview',
    opined,
    'approve',
    'bureauHead',
    {
      estimateFen: 3,
      budgetLines: [
        { name: '软件', amountFen: 1 },
        { name: '软件', amountFen: 2 },
      ],
    },
    ['lineTwice@8'],
  ],
  [
    'a countersignature of tomorrow',
    'underReview',
    opined,
    'approve',
    'bureauHead',
    { ...approval, countersignature: { signedBy: '组长', signedOn: '2023-03-02' } },
    ['countersignInFuture@4'],
  ],
  ['approved twice', 'approved', nothingBefore, 'approve', 'bureauHead', approval, ['wrongStage@8']],
  ['rejected', 'underReview', opined, 'reject', 'bureauHead', { reason: '重复' }, []],
  [
    'rejected without an opinion',
    'underReview',
    nothingBefore,
    'reject',
    'bureauHead',
    { reason: '重复' },
    ['opinionNotDrafted@7', 'budgetReviewMissing@4', 'opinionMissing@7'],
  ],
  ['rejected by the unit', 'underReview', opined, 'reject', 'unitHead', { reason: '重复' }, ['notAllowed@8']],
  [
    'rejected after approval',
    'approved',
    nothingBefore,
    'reject',
    'bureauHead',
    { reason: '重复' },
    ['wrongStage@8'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('a head who also heads the bureau does not decide what they submitted', () => {
  const life = lifeAt('draft');
  ready(life);
  life.run('submit', 'headAndBureauHead');
  life.run('startReview', 'reviewer', { batch: '1' });
  opined(life);
  expect(life.refusal('approve', 'headAndBureauHead', approval)).toEqual(['samePerson@4']);
  expect(life.refusal('reject', 'headAndBureauHead', { reason: '否' })).toEqual(['samePerson@4']);
  expect(life.refusal('approve', 'bureauHead', approval)).toEqual([]);
});

test.for<[string, object, string[]]>([
  ['nobody', {}, ['countersignMissing@4']],
  [
    'the one who decides',
    { countersignature: { signedBy: 'bureauHead', signedOn: '2023-03-01' } },
    ['countersignNotIndependent@4'],
  ],
  ['the steering group', { countersignature: { signedBy: '专项小组', signedOn: '2023-03-01' } }, []],
])('a bureau project countersigned by %s', ([, more, expected]) => {
  const life = lifeAt('underReview');
  opined(life);
  life.project = { ...life.project, bureauOwned: true };
  expect(life.refusal('approve', 'bureauHead', { ...approval, ...more })).toEqual(expected);
});

test('a withdrawal undone brings back the stage it came from, with the opinion', () => {
  const life = lifeAt('underReview');
  opined(life);
  withdrawn(life);
  expect(life.project.stage).toBe('draft');
  life.run('undoWithdrawal', 'unitHead');
  expect(life.project).toMatchObject({ stage: 'underReview', opinion: { text: opinion.text } });
  expect(life.project.withdrawal).toBeUndefined();
});

test('a withdrawal is not undone over a statement of no data that nobody confirmed', () => {
  const life = lifeAt('draft');
  const { participants: _, ...plain } = fields;
  life.run('editDraft', 'clerk', plain);
  life.run('recordConsultation', 'clerk', { heldOn: '2023-02-27', withPerson: '周洁', summary: '对接' });
  for (const material of ['constructionPlan', 'investmentBudget'] as const) life.upload(material);
  life.run('stateNoData', 'clerk', { text: '无数据' });
  life.run('confirmNoData', 'reviewer');
  life.run('submit', 'unitHead');
  withdrawn(life);
  life.run('stateNoData', 'clerk', { text: '另一种说法' });
  expect(life.refusal('undoWithdrawal', 'unitHead')).toEqual(['catalogMissing@6']);
  life.run('confirmNoData', 'reviewer');
  expect(life.refusal('undoWithdrawal', 'unitHead')).toEqual([]);
});

test('each submission is kept whole, with its reasons', () => {
  const life = lifeAt('returned');
  life.run('editDraft', 'clerk', { goal: '共 186 所' });
  life.run('submit', 'unitHead');
  const [first, second] = Object.values(life.project.submissions);
  expect([first?.fields.goal, second?.fields.goal]).toEqual([fields.goal, '共 186 所']);
  expect([first?.returned?.items.length, second?.returned]).toEqual([1, undefined]);
  expect(first?.documents.map((d) => d.material).sort()).toEqual(['constructionPlan', 'investmentBudget']);
});

test('an opinion paper of the earlier submission is none of this one', () => {
  const life = lifeAt('underReview');
  opined(life);
  life.run('returnSubmission', 'reviewer', items);
  life.on('2023-03-02').run('submit', 'unitHead');
  life.run('startReview', 'reviewer', { batch: '2' });
  life.run('draftOpinion', 'reviewer', opinion);
  expect(life.refusal('approve', 'bureauHead', approval)).toEqual(['opinionMissing@7']);
  life.upload('reviewOpinion', 'reviewer');
  expect(life.refusal('approve', 'bureauHead', approval)).toEqual([]);
});
