import { expect, test } from 'vitest';
import { formatFen } from './money.ts';
import { impossibleSums, oddSums, type QuarterlySums, reportBefore } from './quarterly-sums.ts';
import { lifeAt } from './testing.ts';

const even: QuarterlySums = {
  estimateFen: 280_000_00,
  contractedFen: 250_000_00,
  receivedFen: 200_000_00,
  paidFen: 200_000_00,
  progressPercent: 60,
};
const before = { receivedFen: 200_000_00, paidFen: 200_000_00, progressPercent: 60 };
const codes = (found: { code: string }[]) => found.map(({ code }) => code);

test.for<[string, Partial<QuarterlySums>, number, string[]]>([
  ['nothing is odd at the limits', {}, 200_000_00, []],
  ['paid one fen over what was received', { paidFen: 200_000_01 }, 0, ['paidOverReceived']],
  ['one fen over the contracts', { receivedFen: 260_000_00, paidFen: 250_000_01 }, 0, ['paidOverContracts']],
  ['received one fen over the estimate', { receivedFen: 280_000_01 }, 0, ['receivedOverEstimate']],
  ['contracts one fen over the estimate', { contractedFen: 280_000_01 }, 0, ['contractedOverEstimate']],
  ['paid one fen below what finance paid', {}, 200_000_01, ['paidBelowRecord']],
  ['a sum that shrank', { paidFen: 199_999_99 }, 0, ['paidDecreased']],
  [
    'another that shrank',
    { receivedFen: 199_999_99, paidFen: 199_999_99 },
    0,
    ['paidDecreased', 'receivedDecreased'],
  ],
  ['progress that went back', { progressPercent: 59 }, 0, ['progressDecreased']],
  ['no contract known', { contractedFen: 0 }, 0, ['paidOverContracts']],
])('%s', ([, change, paidByFinance, expected]) => {
  expect(codes(oddSums({ ...even, ...change }, before, paidByFinance))).toEqual(expected);
});

test('only a payment over the estimate cannot be', () => {
  expect(impossibleSums({ paidFen: 280_000_00 }, 280_000_00)).toEqual([]);
  expect(codes(impossibleSums({ paidFen: 280_000_01 }, 280_000_00))).toEqual(['paidOverEstimate']);
});

test('the report before is the newest of an earlier quarter that was no zero report', () => {
  const report = (quarter: string, zero = false) => ({
    quarter,
    content: { zero, progress: '', progressPercent: 0, receivedFen: 0, paidFen: 0 },
  });
  const reports = [report('2023Q3', true), report('2022Q4'), report('2023Q2'), report('2023Q4')];
  expect(reportBefore(reports, '2023Q4')?.quarter).toBe('2023Q2');
  expect(reportBefore(reports, '2022Q4')).toBeUndefined();
});

test('a report keeps the estimate and the contracts of its day, and a correction cures the finding', () => {
  const life = lifeAt('inConstruction').on('2023-03-31');
  const report = {
    quarter: '2023Q1',
    progress: '设计',
    progressPercent: 10,
    receivedFen: 1_00,
    paidFen: 2_00,
  };
  life.run('reportQuarter', 'clerk', report);
  expect(life.project.quarterlyReports['2023Q1']?.versions[0]?.content).toMatchObject({
    estimateFen: 280_000_00,
    contractedFen: 250_000_00,
  });
  const odd = () => life.findings().filter(({ code }) => code === 'paidOverReceived');
  expect(odd().map(({ message }) => message)).toEqual([
    `2023Q1 季报:累计支付 ${formatFen(2_00)} 元,多于累计到位 ${formatFen(1_00)} 元`,
  ]);
  life.run('reportQuarter', 'clerk', { ...report, receivedFen: 2_00, correction: '漏报到位资金' });
  expect(odd()).toEqual([]);
});
