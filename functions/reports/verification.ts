import { Problem } from '../../lib/problem.ts';
import { isFilingNumber } from '../../lib/regulation/article-03-secrets-and-filing.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { findFiling } from '../../lib/store/filings.ts';
import { httpFunction } from '../http.ts';

/** 第二十条: anyone who runs a platform can ask whether a filing number is approved: yes or no, nothing else. */
export const verifyFilingNumber = httpFunction(
  reportsRoutes.verifyFilingNumber,
  async ({ params: { filingNumber = '' } }) => {
    if (!isFilingNumber(filingNumber))
      throw new Problem(400, 'invalidFilingNumber', '备案号格式不正确,例如 ZC-2025-0001');
    const approved = (await findFiling(filingNumber))?.approved ?? false;
    return { body: { filingNumber, approved, article: 20 } };
  },
);
