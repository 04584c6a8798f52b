import { expect, test } from 'vitest';
import { shippedCalendar } from '../../calendar/calendar.ts';
import { answerOf, ruleSetWith } from '../testing.ts';

/** Due 2024-06-08, a Saturday before 端午节, so 2024-06-11. */
const completedOn = '2024-03-08';

const blockedUntilAccepted = {
  afterAcceptance: {
    status: 'blocked',
    reasons: ['项目尚未通过竣工验收,不予拨付验收后支付的款项(第二十五条)'],
  },
  operation: { status: 'blocked', reasons: ['项目尚未通过竣工验收,不予拨付运行维护经费(第二十五条)'] },
};

test('overdue from the day after, with what it blocks and why', () => {
  expect(
    answerOf('acceptanceTimeline', { completedOn, events: [], asOf: ['2024-06-11', '2024-06-13'] }),
  ).toEqual({
    article: 25,
    readings: ['R1', 'R2', 'R3', 'R4', 'R8', 'R9', 'R10', 'R12'],
    applicable: true,
    nominalDue: '2024-06-08',
    effectiveDue: '2024-06-11',
    provisional: false,
    basisExpired: false,
    checks: [
      {
        asOf: '2024-06-11',
        effectiveDue: '2024-06-11',
        status: 'open',
        overdue: false,
        funds: {
          construction: { status: 'open', reasons: ['竣工验收申请未逾期,建设资金可按进度拨付'] },
          ...blockedUntilAccepted,
        },
      },
      {
        asOf: '2024-06-13',
        effectiveDue: '2024-06-11',
        status: 'overdue',
        overdue: true,
        overdueSince: '2024-06-12',
        overdueDays: 2,
        funds: {
          construction: {
            status: 'blocked',
            reasons: ['竣工验收申请已逾期,暂停拨付全部后续建设资金(第二十五条)'],
          },
          ...blockedUntilAccepted,
        },
      },
    ],
    explanation: [
      '项目完成日 2024-03-08 星期五,适用《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号,有效期 2020-11-24 至 2025-11-23)',
      '名义到期日 2024-06-08 星期六 不是工作日,顺延至下一个工作日(R4)',
      '2024-06-08 星期六 周末,顺延',
      '2024-06-09 星期日 周末,顺延',
      '2024-06-10 星期一 端午节,顺延',
      '实际到期日 2024-06-11 星期二 工作日,当日24:00截止(R1)',
      '截至 2024-06-11 星期二 24:00:期限 2024-06-11,期限未到',
      '截至 2024-06-13 星期四 24:00:期限 2024-06-11,逾期,自 2024-06-12 起,已2天',
    ],
  });
});

const events = [
  { at: '2024-06-11T23:59:59+08:00', type: 'extensionApplied' },
  { at: '2024-06-18', type: 'extensionRefused' },
  { at: '2024-06-20', type: 'extensionApplied', to: '2024-07-31' },
  { at: '2024-06-25', type: 'extensionApproved', to: '2024-07-31' },
  { at: '2024-08-05', type: 'acceptanceApplied' },
  { at: '2024-09-02', type: 'accepted' },
];

test('a whole story: held, refused, applied for late, approved, applied late, accepted', () => {
  const days = [
    '2024-06-12',
    '2024-06-18',
    '2024-06-24',
    '2024-06-25',
    '2024-07-31',
    '2024-08-04',
    '2024-08-05',
    '2024-09-01',
    '2024-09-02',
  ];
  const answer = answerOf('acceptanceTimeline', {
    completedOn,
    events: events.toReversed(),
    asOf: days,
  }) as unknown as {
    checks: {
      asOf: string;
      status: string;
      overdueSince?: string;
      overdueDays?: number;
      funds: Record<string, { status: string }>;
    }[];
    explanation: string[];
  };
  const rows = answer.checks.map(({ asOf, status, overdueSince, overdueDays, funds }) =>
    [
      asOf,
      status,
      overdueSince,
      overdueDays,
      funds.construction?.status,
      funds.afterAcceptance?.status,
      funds.operation?.status,
    ].join(' '),
  );
  expect(rows).toEqual([
    '2024-06-12 open   open blocked blocked',
    '2024-06-18 overdue 2024-06-12 7 blocked blocked blocked',
    '2024-06-24 overdue 2024-06-12 13 blocked blocked blocked',
    '2024-06-25 open   open blocked blocked',
    '2024-07-31 open   open blocked blocked',
    '2024-08-04 overdue 2024-08-01 4 blocked blocked blocked',
    '2024-08-05 doneLate   open blocked blocked',
    '2024-09-01 doneLate   open blocked blocked',
    '2024-09-02 doneLate   open open open',
  ]);
  expect(answer.explanation.slice(6, 12)).toEqual([
    '2024-06-11 星期二 提出延期申请',
    '2024-06-18 星期二 不予延期',
    '2024-06-20 星期四 提出延期申请,拟延至 2024-07-31 星期三',
    '2024-06-25 星期二 批准延期至 2024-07-31 星期三(R8)',
    '2024-08-05 星期一 提出竣工验收申请',
    '2024-09-02 星期一 通过竣工验收',
  ]);
  expect(answer.explanation[12]).toBe(
    '截至 2024-06-12 星期三 24:00:期限 2024-06-11,期限已到,但按期提出的延期申请未决,不算逾期(R9)',
  );
  expect(answer.explanation.at(-1)).toBe(
    '截至 2024-09-02 星期一 24:00:期限 2024-07-31,已提出验收申请,逾期提出的记录保留(R12)',
  );
});

test('held, but the day has not come yet', () => {
  const { explanation } = answerOf('acceptanceTimeline', { completedOn, events, asOf: ['2024-06-11'] });
  expect(explanation.at(-1)).toBe('截至 2024-06-11 星期二 24:00:期限 2024-06-11,期限未到');
});

test('applied in time', () => {
  const inTime = [{ at: '2024-06-11', type: 'acceptanceApplied' }];
  const { explanation } = answerOf('acceptanceTimeline', {
    completedOn,
    events: inTime,
    asOf: ['2024-06-12'],
  });
  expect(explanation.at(-1)).toBe('截至 2024-06-12 星期三 24:00:期限 2024-06-11,已按期提出验收申请');
});

test('the strict gate closes on completion and opens on acceptance', () => {
  const strict = { ruleSets: [ruleSetWith({ fundGate: 'strict' })], calendar: shippedCalendar };
  const asOf = ['2024-03-07', '2024-03-08', '2024-09-01', '2024-09-02'];
  expect(answerOf('acceptanceTimeline', { completedOn, events, asOf }, strict)).toMatchObject({
    checks: ['open', 'blocked', 'blocked', 'open'].map((status) => ({ funds: { construction: { status } } })),
  });
});

test('outside validity there is no duty to judge', () => {
  expect(
    answerOf('acceptanceTimeline', { completedOn: '2020-11-23', events: [], asOf: ['2024-01-01'] }),
  ).toEqual({
    article: 25,
    readings: ['R1', 'R2', 'R3', 'R4', 'R8', 'R9', 'R10', 'R12'],
    applicable: false,
    reason: 'BEFORE_RULE',
    explanation: ['项目完成日 2020-11-23 星期一 早于规则施行之日,不产生本办法规定的义务(R10)'],
  });
});

test('the basis has expired for the latest day asked about', () => {
  const asked = (asOf: string[]) => answerOf('acceptanceTimeline', { completedOn, events: [], asOf });
  expect(asked(['2025-11-23', '2024-01-01'])).toMatchObject({ basisExpired: false });
  expect(asked(['2025-11-24', '2024-01-01'])).toMatchObject({ basisExpired: true });
  expect(asked(['2025-11-24']).explanation.at(-1)).toContain('依据已失效');
});
