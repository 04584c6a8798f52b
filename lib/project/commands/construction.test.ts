import { expect, test } from 'vitest';
import { answerOf, type Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';

/** The estimate: 软件 180,000 + 硬件 100,000 yuan; 15% of 280,000 is 42,000. */
const moved = (yuan: number) => [
  { name: '软件', afterFen: (180_000 + yuan) * 100 },
  { name: '硬件', afterFen: (100_000 - yuan) * 100 },
];
const adjustment = {
  adjustedOn: '2023-03-13',
  reason: '技术优化',
  circumstance: 'technicalRefinement',
  goalUnchanged: true,
  lines: moved(42_000),
};
const change = {
  reason: '增加模块',
  estimateFen: 300_000_00,
  lines: [{ name: '软件', amountFen: 300_000_00 }],
};
const applied = (life: Life) => life.run('applyChange', 'clerk', change);
const decided = (outcome: string) => (life: Life) => {
  applied(life);
  life.run('decideChange', 'bureauHead', { changeId: newest('changes')(life), outcome, reason: '因' });
};
const changeId = newest('changes');

test.for<Row>([
  ['15% exactly is filed', 'inConstruction', nothingBefore, 'fileAdjustment', 'clerk', adjustment, []],
  ['while suspended, too', 'suspended', nothingBefore, 'fileAdjustment', 'unitHead', adjustment, []],
  [
    'one yuan over is a change',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, lines: moved(42_001) },
    ['over15Percent@15', 'changeRequired@15'],
  ],
  [
    'so is another goal',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, goalUnchanged: false },
    ['goalChanged@15', 'changeRequired@15'],
  ],
  [
    'and none of the three cases',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, circumstance: null },
    ['noCircumstance@15', 'changeRequired@15'],
  ],
  [
    'a decision of the city itself',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, circumstance: 'superiorDecision', basisLevel: 'zhucheng' },
    ['basisNotSuperior@15', 'changeRequired@15'],
  ],
  [
    'more than the estimate',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, lines: [{ name: '新增', afterFen: 1 }] },
    ['exceedsApprovedEstimate@15', 'changeRequired@15'],
  ],
  [
    'filed the day after',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, adjustedOn: '2023-03-12' },
    ['filedAfterAdjustment@15'],
  ],
  [
    'a line named twice',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'clerk',
    { ...adjustment, lines: [...moved(1), { name: '硬件', afterFen: 0 }] },
    ['lineTwice@15', 'over15Percent@15', 'changeRequired@15'],
  ],
  [
    'two adjustments count together (R7)',
    'inConstruction',
    (l) => l.run('fileAdjustment', 'clerk', adjustment),
    'fileAdjustment',
    'clerk',
    { ...adjustment, lines: moved(41_999) },
    ['over15Percent@15', 'changeRequired@15'],
  ],
  [
    'an approved change starts the count again',
    'inConstruction',
    (l) => [l.run('fileAdjustment', 'clerk', adjustment), decided('approved')(l)],
    'fileAdjustment',
    'clerk',
    {
      ...adjustment,
      lines: [
        { name: '软件', afterFen: 255_000_00 },
        { name: '硬件', afterFen: 45_000_00 },
      ],
    },
    [],
  ],
  [
    'filed by the bureau',
    'inConstruction',
    nothingBefore,
    'fileAdjustment',
    'reviewer',
    adjustment,
    ['notAllowed@15'],
  ],
  ['after completion', 'completed', nothingBefore, 'fileAdjustment', 'clerk', adjustment, ['wrongStage@15']],

  ['a change applied for', 'inConstruction', nothingBefore, 'applyChange', 'clerk', change, []],
  ['after completion, too', 'completed', nothingBefore, 'applyChange', 'clerk', change, []],
  [
    'lines that do not sum',
    'inConstruction',
    nothingBefore,
    'applyChange',
    'clerk',
    { ...change, estimateFen: 1 },
    ['linesDoNotSum@15'],
  ],
  [
    'an estimate of nothing',
    'inConstruction',
    nothingBefore,
    'applyChange',
    'clerk',
    { ...change, estimateFen: 0, lines: [{ name: '软件', amountFen: 0 }] },
    ['estimateZero@15'],
  ],
  [
    'a line twice',
    'inConstruction',
    nothingBefore,
    'applyChange',
    'clerk',
    {
      ...change,
      estimateFen: 2,
      lines: [
        { name: '软件', amountFen: 1 },
        { name: '软件', amountFen: 1 },
      ],
    },
    ['lineTwice@15'],
  ],
  ['while one is open', 'inConstruction', applied, 'applyChange', 'clerk', change, ['changeOpen@15']],
  ['after the refusal', 'inConstruction', decided('refused'), 'applyChange', 'clerk', change, []],
  ['by audit', 'inConstruction', nothingBefore, 'applyChange', 'audit', change, ['notAllowed@15']],
  ['while tendering', 'tendering', nothingBefore, 'applyChange', 'clerk', change, ['wrongStage@15']],
  [
    'approved',
    'inConstruction',
    applied,
    'decideChange',
    'bureauHead',
    { changeId, outcome: 'approved' },
    [],
  ],
  [
    'refused without a reason',
    'inConstruction',
    applied,
    'decideChange',
    'bureauHead',
    { changeId, outcome: 'refused' },
    ['reasonMissing@15'],
  ],
  [
    'decided twice',
    'inConstruction',
    decided('approved'),
    'decideChange',
    'bureauHead',
    { changeId, outcome: 'approved' },
    ['alreadyDecided@15'],
  ],
  [
    'no such change',
    'inConstruction',
    nothingBefore,
    'decideChange',
    'bureauHead',
    { changeId: 'none', outcome: 'approved' },
    ['noSuchChange@15'],
  ],
  [
    'decided by who applied',
    'inConstruction',
    (l) => l.run('applyChange', 'headAndBureauHead', change),
    'decideChange',
    'headAndBureauHead',
    { changeId, outcome: 'approved' },
    ['samePerson@4'],
  ],
  [
    'decided by the reviewer',
    'inConstruction',
    applied,
    'decideChange',
    'reviewer',
    { changeId, outcome: 'approved' },
    ['notAllowed@15'],
  ],
  [
    'decided after acceptance',
    'accepted',
    nothingBefore,
    'decideChange',
    'bureauHead',
    { changeId: 'none', outcome: 'approved' },
    ['wrongStage@15'],
  ],
])('adjustments and changes: %s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('an adjustment moves lines, an approved change the estimate, a refused one nothing', () => {
  const life = lifeAt('inConstruction');
  life.run('fileAdjustment', 'clerk', adjustment);
  expect(life.project.budget).toEqual({
    estimateFen: 280_000_00,
    lines: [
      { name: '软件', amountFen: 222_000_00 },
      { name: '硬件', amountFen: 58_000_00 },
    ],
    adjustedFen: 42_000_00,
  });
  const before = life.project.budget;
  decided('refused')(life);
  expect(life.project.budget).toEqual(before);
  decided('approved')(life);
  expect(life.project.budget).toEqual({ estimateFen: 300_000_00, lines: change.lines, adjustedFen: 0 });
});

const report = { quarter: '2023Q1', progress: '完成采购', progressPercent: 5, paidFen: 0 };
const reported = (life: Life) => life.run('reportQuarter', 'clerk', report);
const received = (life: Life) => [
  reported(life),
  life.run('receiveQuarter', 'finance', { quarter: '2023Q1' }),
];

test.for<Row>([
  ['the running quarter', 'inConstruction', nothingBefore, 'reportQuarter', 'clerk', report, []],
  [
    'a zero report',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { quarter: '2023Q1', zero: true },
    [],
  ],
  ['while suspended (R5)', 'suspended', nothingBefore, 'reportQuarter', 'clerk', report, []],
  [
    'an absence is no zero report',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { quarter: '2023Q1' },
    ['progressMissing@17', 'percentMissing@17', 'paidMissing@17'],
  ],
  [
    'a quarter to come',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { ...report, quarter: '2023Q2' },
    ['quarterNotOwed@17'],
  ],
  [
    'a quarter before the approval',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { ...report, quarter: '2022Q4' },
    ['quarterNotOwed@17'],
  ],
  ['a past one after acceptance', 'accepted', nothingBefore, 'reportQuarter', 'clerk', report, []],
  [
    'the quarter of the acceptance',
    'accepted',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { ...report, quarter: '2023Q3' },
    ['quarterNotOwed@17'],
  ],
  [
    'again, without saying why',
    'inConstruction',
    reported,
    'reportQuarter',
    'clerk',
    report,
    ['correctionReasonMissing@17'],
  ],
  [
    'again, saying why',
    'inConstruction',
    reported,
    'reportQuarter',
    'clerk',
    { ...report, correction: '漏填' },
    [],
  ],
  [
    'paid more than the estimate',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { ...report, paidFen: 280_000_01 },
    ['paidOverEstimate@18'],
  ],
  [
    'paid all of it',
    'inConstruction',
    nothingBefore,
    'reportQuarter',
    'clerk',
    { ...report, paidFen: 280_000_00 },
    [],
  ],
  ['by finance', 'inConstruction', nothingBefore, 'reportQuarter', 'finance', report, ['notAllowed@17']],
  ['under review', 'underReview', nothingBefore, 'reportQuarter', 'clerk', report, ['wrongStage@17']],
  ['received by finance', 'inConstruction', reported, 'receiveQuarter', 'finance', { quarter: '2023Q1' }, []],
  ['by audit', 'inConstruction', received, 'receiveQuarter', 'audit', { quarter: '2023Q1' }, []],
  [
    'twice',
    'inConstruction',
    received,
    'receiveQuarter',
    'finance',
    { quarter: '2023Q1' },
    ['alreadyReceived@17'],
  ],
  [
    'no report to receive',
    'inConstruction',
    nothingBefore,
    'receiveQuarter',
    'reviewer',
    { quarter: '2023Q1' },
    ['noSuchReport@17'],
  ],
  [
    'received by the unit',
    'inConstruction',
    reported,
    'receiveQuarter',
    'clerk',
    { quarter: '2023Q1' },
    ['notAllowed@17'],
  ],
])('quarters: %s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('a correction is a new version, read anew; the first one keeps the day', () => {
  const life = lifeAt('inConstruction');
  received(life);
  life.on('2023-04-03').run('reportQuarter', 'clerk', { ...report, progressPercent: 6, correction: '漏填' });
  const quarter = life.project.quarterlyReports['2023Q1'];
  expect(quarter?.versions.map((v) => v.content.progressPercent)).toEqual([5, 6]);
  expect(quarter?.receipts).toEqual({});
  expect(life.obligations('quarterlyReport')[0]).toMatchObject({ doneOn: '2023-03-13', late: false });
});

const asked =
  (fund: string, amountFen: number, more = {}) =>
  (life: Life) =>
    life.run('requestFunds', 'clerk', { fund, amountFen, purpose: '首付款', ...more });
const requestId = newest('fundRequests');
const pay = { requestId, outcome: 'paid' };
const paid = (fund: string, amountFen: number) => (life: Life) => {
  asked(fund, amountFen)(life);
  life.run('decideFunds', 'finance', { requestId: requestId(life), outcome: 'paid' });
};
const rules = (life: Life) => life.upload('operationRules');
const ofContract = (life: Life) => ({ contractId: newest('contracts')(life) });

test.for<Row>([
  [
    'asked for',
    'inConstruction',
    nothingBefore,
    'requestFunds',
    'clerk',
    { fund: 'construction', amountFen: 1, purpose: '首付' },
    [],
  ],
  [
    'nothing asked for',
    'inConstruction',
    nothingBefore,
    'requestFunds',
    'clerk',
    { fund: 'construction', amountFen: 0, purpose: '首付' },
    ['amountZero@9'],
  ],
  [
    'for an unknown contract',
    'inConstruction',
    nothingBefore,
    'requestFunds',
    'clerk',
    { fund: 'construction', amountFen: 1, purpose: '首付', contractId: 'none' },
    ['noSuchContract@16'],
  ],
  [
    'operation money without rules',
    'accepted',
    nothingBefore,
    'requestFunds',
    'clerk',
    { fund: 'operation', amountFen: 1, purpose: '运维' },
    ['operationRulesMissing@26'],
  ],
  [
    'asked for by finance',
    'inConstruction',
    nothingBefore,
    'requestFunds',
    'finance',
    { fund: 'construction', amountFen: 1, purpose: '首付' },
    ['notAllowed@25'],
  ],
  [
    'asked for before tendering',
    'approved',
    nothingBefore,
    'requestFunds',
    'clerk',
    { fund: 'construction', amountFen: 1, purpose: '首付' },
    ['wrongStage@25'],
  ],
  [
    'the whole estimate paid',
    'inConstruction',
    asked('construction', 280_000_00),
    'decideFunds',
    'finance',
    pay,
    [],
  ],
  [
    'a fen more',
    'inConstruction',
    asked('construction', 280_000_01),
    'decideFunds',
    'finance',
    pay,
    ['overEstimate@18'],
  ],
  [
    'a fen more in two steps',
    'inConstruction',
    (l) => [paid('construction', 280_000_00)(l), asked('construction', 1)(l)],
    'decideFunds',
    'finance',
    pay,
    ['overEstimate@18'],
  ],
  [
    'the whole contract',
    'inConstruction',
    (l) => asked('construction', 250_000_00, ofContract(l))(l),
    'decideFunds',
    'finance',
    pay,
    [],
  ],
  [
    'more than the contract',
    'inConstruction',
    (l) => asked('construction', 250_000_01, ofContract(l))(l),
    'decideFunds',
    'finance',
    pay,
    ['overContract@18'],
  ],
  [
    'operation money counts against no estimate',
    'accepted',
    (l) => [rules(l), paid('operation', 280_000_00)(l), asked('construction', 280_000_00)(l)],
    'decideFunds',
    'finance',
    pay,
    [],
  ],
  [
    'nor when the estimate is used up',
    'accepted',
    (l) => [rules(l), paid('construction', 280_000_00)(l), asked('operation', 1)(l)],
    'decideFunds',
    'finance',
    pay,
    [],
  ],
  [
    'money after acceptance, before it',
    'completed',
    asked('afterAcceptance', 1),
    'decideFunds',
    'finance',
    pay,
    ['fundBlocked@25'],
  ],
  [
    'operation money before acceptance',
    'completed',
    (l) => [rules(l), asked('operation', 1)(l)],
    'decideFunds',
    'finance',
    pay,
    ['fundBlocked@25'],
  ],
  [
    'refused without a reason',
    'inConstruction',
    asked('construction', 1),
    'decideFunds',
    'finance',
    { requestId, outcome: 'refused' },
    ['reasonMissing@25'],
  ],
  [
    'refused with one',
    'inConstruction',
    asked('construction', 1),
    'decideFunds',
    'finance',
    { requestId, outcome: 'refused', reason: '缺材料' },
    [],
  ],
  [
    'decided twice',
    'inConstruction',
    paid('construction', 1),
    'decideFunds',
    'finance',
    { requestId, outcome: 'refused', reason: '缺' },
    ['alreadyDecided@25'],
  ],
  [
    'no such request',
    'inConstruction',
    nothingBefore,
    'decideFunds',
    'finance',
    { requestId: 'none', outcome: 'paid' },
    ['noSuchRequest@25'],
  ],
  [
    'decided by the bureau',
    'inConstruction',
    asked('construction', 1),
    'decideFunds',
    'bureauHead',
    pay,
    ['notAllowed@25'],
  ],
  [
    'paid while suspended',
    'suspended',
    asked('construction', 1),
    'decideFunds',
    'finance',
    pay,
    ['fundBlocked@25'],
  ],
  [
    'paid after termination',
    'terminated',
    nothingBefore,
    'decideFunds',
    'finance',
    { requestId: 'none', outcome: 'paid' },
    ['wrongStage@25'],
  ],
])('money: %s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});
