import { expect, test } from 'vitest';
import { answerOf } from '../testing.ts';

test('the last contract, three months, moved over a holiday, each day named', () => {
  const input = {
    contractsCompletedOn: ['2023-11-30', '2024-03-08', '2024-01-01'],
    appliedAt: '2024-06-12T00:00:00+08:00',
  };
  expect(answerOf('acceptanceApplication', input)).toEqual({
    article: 22,
    readings: ['R1', 'R2', 'R3', 'R4', 'R10', 'R11'],
    applicable: true,
    nominalDue: '2024-06-08',
    effectiveDue: '2024-06-11',
    provisional: false,
    basisExpired: false,
    completedOn: '2024-03-08',
    onTime: false,
    lateCalendarDays: 1,
    lateWorkingDays: 1,
    explanation: [
      '共3份合同,最晚完成日 2024-03-08 星期五 为项目完成日(R11)',
      '项目完成日 2024-03-08 星期五,适用《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号,有效期 2020-11-24 至 2025-11-23)',
      '自完成日起按月推算,相同日或月末为期限最后一日:2024-06-08(第二十二条,R3)',
      '名义到期日 2024-06-08 星期六 不是工作日,顺延至下一个工作日(R4)',
      '2024-06-08 星期六 周末,顺延',
      '2024-06-09 星期日 周末,顺延',
      '2024-06-10 星期一 端午节,顺延',
      '实际到期日 2024-06-11 星期二 工作日,当日24:00截止(R1)',
      '申请日 2024-06-12 星期三,逾期1个自然日(其中工作日1个)',
    ],
  });
});

test('a last day that is a make-up Sunday does not move', () => {
  const answer = answerOf('acceptanceApplication', {
    contractsCompletedOn: ['2024-06-29'],
    appliedAt: '2024-09-29',
  });
  expect(answer).toMatchObject({ nominalDue: '2024-09-29', effectiveDue: '2024-09-29', onTime: true });
  expect(answer.explanation.slice(-2)).toEqual([
    '期限最后一日 2024-09-29 星期日 为调休上班,当日24:00截止(R1)',
    '申请日 2024-09-29 星期日,按期',
  ]);
});

test('without an application nothing is late', () => {
  const answer = answerOf('acceptanceApplication', { contractsCompletedOn: ['2024-06-27'] });
  expect(answer).not.toHaveProperty('onTime');
  expect(answer.explanation).toHaveLength(4);
});

test('outside validity it still says when the project was complete', () => {
  expect(answerOf('acceptanceApplication', { contractsCompletedOn: ['2020-11-23'] })).toMatchObject({
    applicable: false,
    reason: 'BEFORE_RULE',
    completedOn: '2020-11-23',
  });
  expect(
    answerOf('acceptanceApplication', { contractsCompletedOn: ['2020-11-23', '2020-11-24'] }),
  ).toMatchObject({ applicable: true });
  const late = answerOf('acceptanceApplication', { contractsCompletedOn: ['2025-11-24'] });
  expect(late).toMatchObject({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
  expect(late.explanation).toHaveLength(2);
});

test('applied for after validity the basis has expired', () => {
  const applied = (appliedAt: string) =>
    answerOf('acceptanceApplication', { contractsCompletedOn: ['2024-06-28'], appliedAt });
  expect(applied('2025-11-23')).toMatchObject({ basisExpired: false });
  expect(applied('2025-11-24')).toMatchObject({ basisExpired: true });
});
