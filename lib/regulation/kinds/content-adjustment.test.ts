import { expect, test } from 'vitest';
import { shippedCalendar } from '../../calendar/calendar.ts';
import { answerOf, ruleSetWith } from '../testing.ts';

const input = {
  approvedEstimateFen: 10_000_001,
  lines: [
    { name: '硬件', approvedFen: 6_000_001, afterFen: 5_500_000 },
    { name: '软件', approvedFen: 4_000_000, afterFen: 4_500_000 },
  ],
  priorAdjustedFen: 999_999,
  goalUnchanged: true,
  circumstance: 'businessNeed',
};

test('the sums are shown as a person would do them', () => {
  expect(answerOf('contentAdjustment', input)).toEqual({
    article: 15,
    readings: ['R7'],
    outcome: 'filing',
    adjustedFen: 500_001,
    cumulativeFen: 1_500_000,
    limitFen: 1_500_000,
    breaches: [],
    explanation: [
      '本次调整额 5000.01元:取各明细增加合计与减少合计中较大者,不相抵(R7)',
      '累计调整额 9999.99元 + 5000.01元 = 15000.00元',
      '上限:概算总投资 100000.01元 × 15% = 15000.00元,含本数',
      '符合第十五条,可以由项目建设单位调整,同时备案',
    ],
  });
});

test('every failed condition is in the answer and in the explanation', () => {
  const answer = answerOf('contentAdjustment', {
    ...input,
    priorAdjustedFen: 1_000_000,
    circumstance: 'superiorDecision',
    basisLevel: 'zhucheng',
  });
  expect(answer).toMatchObject({
    outcome: 'change',
    breaches: [{ code: 'over15Percent' }, { code: 'basisNotSuperior' }],
  });
  expect(answer.explanation.slice(3)).toEqual([
    '资金调整数额(累计)超过概算总投资15%',
    '第(一)项限于省委、省政府和潍坊市委、市政府部署,本市决定不在其内',
    '不符合第十五条,应履行项目变更手续',
  ]);
});

test('without prior adjustments the count starts at nothing', () => {
  const { priorAdjustedFen: _, ...rest } = input;
  expect(answerOf('contentAdjustment', rest)).toMatchObject({ cumulativeFen: 500_001 });
});

test('lines that are not all lines are pointed out', () => {
  const { explanation } = answerOf('contentAdjustment', { ...input, approvedEstimateFen: 20_000_000 });
  expect(explanation).toContain(
    '请核对:所列明细的批复数合计 100000.01元,与概算总投资 200000.00元 不一致,应列出全部预算明细',
  );
});

test('the rule set in force latest gives the percentage; without any, the shipped one does', () => {
  const ten = { ruleSets: [ruleSetWith({ adjustmentLimitPercent: 10 })], calendar: shippedCalendar };
  expect(answerOf('contentAdjustment', input, ten)).toMatchObject({ limitFen: 1_000_000 });
  expect(answerOf('contentAdjustment', input, { ...ten, ruleSets: [] })).toMatchObject({
    limitFen: 1_500_000,
  });
});
