import { expect, test } from 'vitest';
import { answerOf } from '../testing.ts';

/** Window 2023-10-05 (in a holiday, not moved) to 2024-10-05, moved to 2024-10-08. */
const project = { acceptedOn: '2022-09-01', inUseOn: '2022-10-05' };
const answer = (more: object) => answerOf('selfEvaluation', { ...project, ...more });

test('the window, its opening not moved, its end moved', () => {
  expect(answer({})).toEqual({
    article: 27,
    readings: ['R2', 'R3', 'R4', 'R6', 'R10'],
    applicable: true,
    status: null,
    base: '2022-10-05',
    opensOn: '2023-10-05',
    nominalDue: '2024-10-05',
    effectiveDue: '2024-10-08',
    provisional: false,
    basisExpired: false,
    explanation: [
      '验收日与投入使用日中较晚者 2022-10-05 星期三 为起点(R6)',
      '起点 2022-10-05 星期三,适用《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号,有效期 2020-11-24 至 2025-11-23)',
      '窗口自 2023-10-05 星期四 起,开始日不移动(第二十七条,R3、R4)',
      '名义到期日 2024-10-05 星期六 不是工作日,顺延至下一个工作日(R4)',
      '2024-10-05 星期六 国庆节,顺延',
      '2024-10-06 星期日 国庆节,顺延',
      '2024-10-07 星期一 国庆节,顺延',
      '实际到期日 2024-10-08 星期二 工作日,当日24:00截止(R1)',
    ],
  });
});

test.for([
  ['2023-10-04', 'notOpen'],
  ['2023-10-05', 'open'],
  ['2024-10-08', 'open'],
  ['2024-10-09', 'overdue'],
] as const)('as of %s it is %s', ([asOf, status]) => {
  expect(answer({ asOf })).toMatchObject({ status });
  expect(answer({ asOf })).not.toHaveProperty('submission');
});

test.for([
  ['2023-10-04', 'tooEarly', 'notOpen', '报送日 2023-10-04 星期三:窗口尚未开始,不予受理(R6)'],
  ['2023-10-04T16:00:00Z', 'onTime', 'open', '报送日 2023-10-05 星期四:在窗口之内,按期'],
  ['2024-10-08T15:59:59Z', 'onTime', 'open', '报送日 2024-10-08 星期二:在窗口之内,按期'],
  ['2024-10-08T16:00:00Z', 'late', 'overdue', '报送日 2024-10-09 星期三:窗口已过,逾期报送'],
] as const)('submitted %s: %s, %s on that day', ([submittedAt, submission, status, line]) => {
  const found = answer({ submittedAt });
  expect(found).toMatchObject({ submission, status });
  expect(found.explanation.at(-1)).toBe(line);
});

test.for([
  ['a report in time ends the question', '2024-05-01', '2025-01-01', 'open'],
  ['a late report leaves it late', '2024-11-01', '2025-01-01', 'overdue'],
  ['one sent too early ends nothing', '2023-01-01', '2025-01-01', 'overdue'],
  ['one to come does not count yet', '2024-11-01', '2024-05-01', 'open'],
  ['one sent the same day', '2024-10-09', '2024-10-09', 'overdue'],
] as const)('%s', ([, submittedAt, asOf, status]) => {
  expect(answer({ submittedAt, asOf })).toMatchObject({ status });
});

const waiting = {
  article: 27,
  readings: ['R2', 'R3', 'R4', 'R6', 'R10'],
  applicable: true,
  status: 'waitingForBase',
  base: null,
  opensOn: null,
  nominalDue: null,
  effectiveDue: null,
  provisional: false,
  basisExpired: false,
  explanation: ['验收日、投入使用日尚未齐备:等待,不算逾期(R6)'],
};

test('no in-use date: waiting, however late it is', () => {
  const without = { acceptedOn: '2022-09-01', inUseOn: null };
  expect(answerOf('selfEvaluation', without)).toEqual(waiting);
  expect(answerOf('selfEvaluation', { acceptedOn: null, inUseOn: null })).toEqual(waiting);
  const later = answerOf('selfEvaluation', { ...without, asOf: '2025-11-24' });
  expect(later).toMatchObject({ status: 'waitingForBase', basisExpired: true });
  expect(later.explanation).toHaveLength(2);
});

test('a report before the base is known is too early', () => {
  expect(
    answerOf('selfEvaluation', { acceptedOn: '2022-09-01', inUseOn: null, submittedAt: '2024-01-01' }),
  ).toEqual({
    ...waiting,
    submission: 'tooEarly',
  });
});

test('outside validity', () => {
  expect(answerOf('selfEvaluation', { acceptedOn: '2020-11-23', inUseOn: null })).toMatchObject({
    applicable: false,
    reason: 'BEFORE_RULE',
    explanation: ['验收日 2020-11-23、投入使用日 — 早于规则施行之日,不产生本办法规定的义务(R10)'],
  });
  expect(answerOf('selfEvaluation', { acceptedOn: '2025-11-01', inUseOn: '2025-11-24' })).toMatchObject({
    applicable: false,
    reason: 'NO_RULE_IN_FORCE',
    explanation: [
      '验收日 2025-11-01、投入使用日 2025-11-24 不在任何已启用规则的有效期内,新规则载入前无规则可适用(R10)',
    ],
  });
});

test('the basis expires by the later of end, asOf and submission', () => {
  expect(answer({})).toMatchObject({ basisExpired: false });
  expect(answer({ asOf: '2025-11-24' })).toMatchObject({ basisExpired: true });
  expect(answer({ submittedAt: '2025-11-24', asOf: '2024-01-01' })).toMatchObject({ basisExpired: true });
});
