import { expect, test } from 'vitest';
import { type FundFacts, fundGate } from './article-25-fund-gate.ts';

const building: FundFacts = { completed: false, accepted: false, acceptanceOverdue: false };
const gates = (facts: Partial<FundFacts>, mode: 'staged' | 'strict') => {
  const { construction, afterAcceptance, operation } = fundGate({ ...building, ...facts }, mode);
  return [construction.status, afterAcceptance.status, operation.status];
};

test.for<[string, Partial<FundFacts>, string[], string[]]>([
  ['under construction', {}, ['open', 'blocked', 'blocked'], ['open', 'blocked', 'blocked']],
  ['completed', { completed: true }, ['open', 'blocked', 'blocked'], ['blocked', 'blocked', 'blocked']],
  [
    'overdue',
    { completed: true, acceptanceOverdue: true },
    ['blocked', 'blocked', 'blocked'],
    ['blocked', 'blocked', 'blocked'],
  ],
  ['accepted', { completed: true, accepted: true }, ['open', 'open', 'open'], ['open', 'open', 'open']],
])('%s', ([, facts, staged, strict]) => {
  expect(gates(facts, 'staged')).toEqual(staged);
  expect(gates(facts, 'strict')).toEqual(strict);
});

test('a gate always says why', () => {
  const overdue = { completed: true, accepted: false, acceptanceOverdue: true };
  expect(fundGate(overdue, 'staged').construction.reasons).toEqual([
    '竣工验收申请已逾期,暂停拨付全部后续建设资金(第二十五条)',
  ]);
  expect(fundGate(overdue, 'strict').construction.reasons).toHaveLength(2);
  expect(fundGate(overdue, 'staged').operation.reasons).toEqual([
    '项目尚未通过竣工验收,不予拨付运行维护经费(第二十五条)',
  ]);
  expect(fundGate(overdue, 'staged').afterAcceptance.reasons[0]).toContain('验收后支付的款项');
  expect(fundGate(building, 'staged').construction.reasons).toEqual([
    '竣工验收申请未逾期,建设资金可按进度拨付',
  ]);
  const accepted = fundGate({ ...building, accepted: true }, 'strict');
  expect(Object.values(accepted).flatMap(({ reasons }) => reasons)).toEqual(
    Array(3).fill('项目已通过竣工验收'),
  );
});
