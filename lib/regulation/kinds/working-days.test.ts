import { expect, test } from 'vitest';
import { answerOf } from '../testing.ts';

test('the day reached, and each day on the way', () => {
  expect(answerOf('workingDays', { from: '2024-09-27', count: 2 })).toEqual({
    article: 16,
    readings: ['R1', 'R2'],
    day: '2024-09-30',
    days: [
      { day: '2024-09-28', working: false, name: '周末' },
      { day: '2024-09-29', working: true, name: '调休上班' },
      { day: '2024-09-30', working: true, name: '工作日' },
    ],
    provisional: false,
    explanation: [
      '2024-09-27 星期五 为起算当日,不计入(R1)',
      '2024-09-28 星期六 周末,不计',
      '2024-09-29 星期日 调休上班,第1个工作日',
      '2024-09-30 星期一 工作日,第2个工作日',
      '至 2024-09-30 星期一,共2个工作日',
    ],
  });
});

test('the count up to a day', () => {
  const answer = answerOf('workingDays', { from: '2024-09-25', to: '2024-10-13' });
  expect(answer).toMatchObject({ count: 9, provisional: false });
  expect(answer).not.toHaveProperty('day');
});

test('nothing counted', () => {
  expect(answerOf('workingDays', { from: '2024-10-01', count: 0 })).toMatchObject({
    day: '2024-10-01',
    days: [],
  });
  expect(answerOf('workingDays', { from: '2024-10-01', to: '2024-10-01' })).toMatchObject({
    count: 0,
    days: [],
  });
});

test('a single day past the published calendar makes it provisional', () => {
  expect(answerOf('workingDays', { from: '2026-12-30', to: '2026-12-31' })).toMatchObject({
    provisional: false,
  });
  const answer = answerOf('workingDays', { from: '2026-12-30', to: '2027-01-01' });
  expect(answer).toMatchObject({ provisional: true, count: 1 });
  expect(answer.explanation.at(-1)).toBe(
    '所涉年度的放假通知尚未发布:按周末和法定节假日暂算,不推测调休,通知发布后重新计算',
  );
});
