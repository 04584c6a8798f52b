import { type Breach, breach, breachesOf } from '../regulation/decision.ts';
import { formatFen } from './money.ts';
import type { Project } from './project.ts';
import type { QuarterlyContent } from './records.ts';

/** The cumulative sums of a report: typed, except the estimate and the contracts, which are the record's own. */
export type QuarterlySums = Pick<
  QuarterlyContent,
  'estimateFen' | 'contractedFen' | 'receivedFen' | 'paidFen'
> & {
  progressPercent?: number;
};

/** 第十七、十八条: what cannot be and is refused. No money is paid beyond the approved estimate. */
export function impossibleSums({ paidFen }: { paidFen: number }, estimateFen: number): Breach[] {
  return breachesOf(
    paidFen > estimateFen && breach('paidOverEstimate', 18, '累计支付超过概算,请核对', 'paidFen'),
  );
}

/**
 * What is odd and may be true: said while it is typed, taken as it is, and kept among the findings. `before` is the report
 * of the quarter before, `paidByFinance` what finance has paid on record.
 */
export function oddSums(
  sums: QuarterlySums,
  before: Pick<QuarterlySums, 'receivedFen' | 'paidFen' | 'progressPercent'> | undefined,
  paidByFinance: number,
): Breach[] {
  const { estimateFen, contractedFen, receivedFen, paidFen, progressPercent } = sums;
  const yuan = (fen: number) => `${formatFen(fen)} 元`;
  return breachesOf(
    paidFen > receivedFen &&
      breach(
        'paidOverReceived',
        17,
        `累计支付 ${yuan(paidFen)},多于累计到位 ${yuan(receivedFen)}`,
        'paidFen',
      ),
    contractedFen !== undefined &&
      paidFen > contractedFen &&
      breach(
        'paidOverContracts',
        16,
        `累计支付 ${yuan(paidFen)},多于登记的合同合计 ${yuan(contractedFen)}`,
        'paidFen',
      ),
    estimateFen !== undefined &&
      receivedFen > estimateFen &&
      breach(
        'receivedOverEstimate',
        18,
        `累计到位 ${yuan(receivedFen)},多于批复概算 ${yuan(estimateFen)}`,
        'receivedFen',
      ),
    estimateFen !== undefined &&
      contractedFen !== undefined &&
      contractedFen > estimateFen &&
      breach(
        'contractedOverEstimate',
        18,
        `合同合计 ${yuan(contractedFen)},多于批复概算 ${yuan(estimateFen)}`,
      ),
    paidFen < paidByFinance &&
      breach(
        'paidBelowRecord',
        17,
        `累计支付 ${yuan(paidFen)},少于财政已拨付的 ${yuan(paidByFinance)}`,
        'paidFen',
      ),
    before !== undefined &&
      paidFen < before.paidFen &&
      breach(
        'paidDecreased',
        17,
        `累计支付 ${yuan(paidFen)},少于上一次报告的 ${yuan(before.paidFen)}`,
        'paidFen',
      ),
    before !== undefined &&
      receivedFen < before.receivedFen &&
      breach(
        'receivedDecreased',
        17,
        `累计到位 ${yuan(receivedFen)},少于上一次报告的 ${yuan(before.receivedFen)}`,
        'receivedFen',
      ),
    before?.progressPercent !== undefined &&
      progressPercent !== undefined &&
      progressPercent < before.progressPercent &&
      breach(
        'progressDecreased',
        17,
        `完成比例 ${progressPercent}%,低于上一次报告的 ${before.progressPercent}%`,
        'progressPercent',
      ),
  );
}

interface Reported {
  quarter: string;
  content: QuarterlyContent;
}

/** The newest report of an earlier quarter that had something to report. */
export const reportBefore = (reports: readonly Reported[], quarter: string): Reported | undefined =>
  reports
    .filter((report) => report.quarter < quarter && !report.content.zero)
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
    .at(-1);

/** 第十七条: odd sums of what stands reported, quarter by quarter. */
export function quarterlyFindings({ quarterlyReports, fundRequests }: Project): Breach[] {
  const reports = Object.values(quarterlyReports).flatMap(({ quarter, versions }) => {
    const version = versions.at(-1);
    return version ? [{ quarter, content: version.content, at: version.submitted.at }] : [];
  });
  return reports
    .filter(({ content }) => !content.zero)
    .flatMap(({ quarter, content, at }) => {
      // What finance paid later is not what this report could know.
      const paid = Object.values(fundRequests)
        .filter(
          (r) => r.fund !== 'operation' && r.decision?.outcome === 'paid' && r.decision.decided.at <= at,
        )
        .reduce((sum, r) => sum + r.amountFen, 0);
      return oddSums(content, reportBefore(reports, quarter)?.content, paid).map(
        ({ code, article, message }) => ({
          code,
          article,
          message: `${quarter} 季报:${message}`,
        }),
      );
    });
}
