import { expect, test } from 'vitest';
import { answerOf, ruleSetWith, shipped } from '../testing.ts';

test('each quarter owed, moved where it must be, to three bodies', () => {
  expect(answerOf('quarterlyReports', { approvedOn: '2023-10-01', acceptedOn: '2024-07-01' })).toEqual({
    article: 17,
    readings: ['R2', 'R4', 'R5', 'R10'],
    applicable: true,
    nominalDue: '2024-06-30',
    effectiveDue: '2024-07-01',
    provisional: false,
    basisExpired: false,
    owed: [
      {
        quarter: '2023Q4',
        quarterEnd: '2023-12-31',
        nominalDue: '2023-12-31',
        effectiveDue: '2024-01-02',
        provisional: false,
      },
      {
        quarter: '2024Q1',
        quarterEnd: '2024-03-31',
        nominalDue: '2024-03-31',
        effectiveDue: '2024-04-01',
        provisional: false,
      },
      {
        quarter: '2024Q2',
        quarterEnd: '2024-06-30',
        nominalDue: '2024-06-30',
        effectiveDue: '2024-07-01',
        provisional: false,
      },
    ],
    recipients: [
      { code: 'finance', name: '市财政局' },
      { code: 'audit', name: '市审计局' },
      { code: 'bureau', name: '市大数据工作主管部门' },
    ],
    explanation: [
      '批复日 2023-10-01 星期日:此后的每个季度末,验收或终止之前,均应报告(R5)',
      '2023Q4:到期 2023-12-31 星期日,不是工作日,顺延至 2024-01-02 星期二(R4)',
      '2024Q1:到期 2024-03-31 星期日,不是工作日,顺延至 2024-04-01 星期一(R4)',
      '2024Q2:到期 2024-06-30 星期日,不是工作日,顺延至 2024-07-01 星期一(R4)',
      '报送 市财政局、市审计局、市大数据工作主管部门;无事项报零报告(第十七条,R5)',
    ],
  });
});

test('a quarter end that is a working day stays', () => {
  const { explanation } = answerOf('quarterlyReports', { approvedOn: '2024-09-01', asOf: '2024-09-30' });
  expect(explanation[1]).toBe('2024Q3:到期 2024-09-30 星期一');
});

test('quarters past validity are named, not owed', () => {
  const answer = answerOf('quarterlyReports', { approvedOn: '2025-08-01', asOf: '2025-12-31' });
  expect(answer).toMatchObject({ basisExpired: true, owed: [{ quarter: '2025Q3' }] });
  expect(answer.explanation).toContain(
    '季度末 2025-12-31 星期三 不在任何已启用规则的有效期内,新规则载入前无规则可适用(R10)',
  );
  expect(answer.explanation.at(-1)).toContain('依据已失效');
});

test('nothing owed yet', () => {
  expect(answerOf('quarterlyReports', { approvedOn: '2024-01-10', asOf: '2024-02-01' })).toMatchObject({
    applicable: true,
    owed: [],
    nominalDue: null,
    effectiveDue: null,
    provisional: false,
    basisExpired: false,
  });
});

test('an explicit null is an end that has not come', () => {
  const input = { approvedOn: '2024-01-10', acceptedOn: null, terminatedOn: null, asOf: '2024-03-31' };
  expect(answerOf('quarterlyReports', input)).toMatchObject({ owed: [{ quarter: '2024Q1' }] });
});

test('accepted before the rule', () => {
  expect(answerOf('quarterlyReports', { approvedOn: '2019-01-10', acceptedOn: '2020-11-23' })).toEqual({
    article: 17,
    readings: ['R2', 'R4', 'R5', 'R10'],
    applicable: false,
    reason: 'BEFORE_RULE',
    explanation: ['应报告的季度末 早于规则施行之日,不产生本办法规定的义务(R10)'],
  });
});

test('one quarter beyond the published calendar makes the list provisional', () => {
  const rules = { ...shipped, ruleSets: [ruleSetWith({}, { validThrough: '2030-01-01' })] };
  const answer = answerOf('quarterlyReports', { approvedOn: '2026-12-01', asOf: '2027-03-31' }, rules);
  expect(answer).toMatchObject({ provisional: true, owed: [{ provisional: false }, { provisional: true }] });
});
