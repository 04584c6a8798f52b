import { expect, test } from 'vitest';
import { answerOf, ruleSetWith, shipped } from '../testing.ts';

test('each day of the count, as on the wall calendar', () => {
  expect(answerOf('contractFiling', { signedOn: '2024-09-25' })).toEqual({
    article: 16,
    readings: ['R1', 'R2', 'R10', 'R11'],
    applicable: true,
    nominalDue: '2024-10-14',
    effectiveDue: '2024-10-14',
    provisional: false,
    basisExpired: false,
    explanation: [
      '合同签订日 2024-09-25 星期三,适用《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号,有效期 2020-11-24 至 2025-11-23)',
      '2024-09-25 星期三 为签订当日,不计入(R1)',
      '2024-09-26 星期四 工作日,第1个工作日',
      '2024-09-27 星期五 工作日,第2个工作日',
      '2024-09-28 星期六 周末,不计',
      '2024-09-29 星期日 调休上班,第3个工作日',
      '2024-09-30 星期一 工作日,第4个工作日',
      '2024-10-01 星期二 国庆节,不计',
      '2024-10-02 星期三 国庆节,不计',
      '2024-10-03 星期四 国庆节,不计',
      '2024-10-04 星期五 国庆节,不计',
      '2024-10-05 星期六 国庆节,不计',
      '2024-10-06 星期日 国庆节,不计',
      '2024-10-07 星期一 国庆节,不计',
      '2024-10-08 星期二 工作日,第5个工作日',
      '2024-10-09 星期三 工作日,第6个工作日',
      '2024-10-10 星期四 工作日,第7个工作日',
      '2024-10-11 星期五 工作日,第8个工作日',
      '2024-10-12 星期六 调休上班,第9个工作日',
      '2024-10-13 星期日 周末,不计',
      '2024-10-14 星期一 工作日,第10个工作日',
      '备案期限 2024-10-14 星期一 24:00 截止(第十六条)',
    ],
  });
});

test.for([
  [
    'the day before',
    '2024-10-13',
    { onTime: true, lateCalendarDays: 0, lateWorkingDays: 0 },
    '备案日 2024-10-13 星期日,按期',
  ],
  [
    'on the day',
    '2024-10-14',
    { onTime: true, lateCalendarDays: 0, lateWorkingDays: 0 },
    '备案日 2024-10-14 星期一,按期',
  ],
  [
    'the last second of the day',
    '2024-10-14T15:59:59Z',
    { onTime: true, lateCalendarDays: 0, lateWorkingDays: 0 },
    '备案日 2024-10-14 星期一,按期',
  ],
  [
    'midnight after it',
    '2024-10-14T16:00:00Z',
    { onTime: false, lateCalendarDays: 1, lateWorkingDays: 1 },
    '备案日 2024-10-15 星期二,逾期1个自然日(其中工作日1个)',
  ],
  [
    'over a weekend',
    '2024-10-21',
    { onTime: false, lateCalendarDays: 7, lateWorkingDays: 5 },
    '备案日 2024-10-21 星期一,逾期7个自然日(其中工作日5个)',
  ],
] as const)('filed %s', ([, filedAt, expected, line]) => {
  const answer = answerOf('contractFiling', { signedOn: '2024-09-25', filedAt });
  expect(answer).toMatchObject(expected);
  expect(answer.explanation.at(-1)).toBe(line);
});

test.for([
  ['2020-11-23', 'BEFORE_RULE', '合同签订日 2020-11-23 星期一 早于规则施行之日,不产生本办法规定的义务(R10)'],
  [
    '2025-11-24',
    'NO_RULE_IN_FORCE',
    '合同签订日 2025-11-24 星期一 不在任何已启用规则的有效期内,新规则载入前无规则可适用(R10)',
  ],
] as const)('signed %s: %s', ([signedOn, reason, line]) => {
  expect(answerOf('contractFiling', { signedOn, filedAt: '2026-01-01' })).toEqual({
    article: 16,
    readings: ['R1', 'R2', 'R10', 'R11'],
    applicable: false,
    reason,
    explanation: [line],
  });
});

const EXPIRED = '所依据的规则已过有效期:该义务产生于有效期内,继续跟踪,并标注依据已失效(R10)';
const PROVISIONAL = '所涉年度的放假通知尚未发布:按周末和法定节假日暂算,不推测调休,通知发布后重新计算';

test('an obligation that outlives its basis says so; so does one filed after it', () => {
  expect(answerOf('contractFiling', { signedOn: '2025-11-20' })).toMatchObject({ basisExpired: true });
  expect(answerOf('contractFiling', { signedOn: '2025-11-20' }).explanation.at(-1)).toBe(EXPIRED);
  expect(answerOf('contractFiling', { signedOn: '2024-09-25', filedAt: '2025-11-24' })).toMatchObject({
    basisExpired: true,
  });
  expect(answerOf('contractFiling', { signedOn: '2024-09-25', filedAt: '2025-11-23' })).toMatchObject({
    basisExpired: false,
  });
});

test('beyond the published calendar the answer is provisional', () => {
  const rules = { ...shipped, ruleSets: [ruleSetWith({}, { validThrough: '2030-01-01' })] };
  const answer = answerOf('contractFiling', { signedOn: '2026-12-25' }, rules);
  expect(answer).toMatchObject({ provisional: true, effectiveDue: '2027-01-11' });
  expect(answer.explanation.at(-1)).toBe(PROVISIONAL);
});
