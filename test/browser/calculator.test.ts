import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';

/** 期限计算器, for people who have not signed in: every kind of rule, with what it says for days worked by hand. */
let host: HostProcess;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostProcess(), launchBrowser()]);
  ({ page, errors } = await openPage(browser, host.url));
  await page.goto('/calculator');
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

/** Opens a kind, fills its days, and asks. */
async function calculate(kind: string, values: Record<string, string>) {
  await page.getByRole('navigation', { name: '要算什么' }).getByText(kind, { exact: true }).click();
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).first().fill(value);
  await page.getByRole('button', { name: '计算' }).click();
  return page.getByRole('region', { name: '计算结果' });
}

test.for<[string, Record<string, string>, string[]]>([
  [
    '合同备案期限',
    { 合同签订日期: '2025-09-22', 备案日期: '2025-10-13' },
    ['2025-10-11 星期六 调休上班,第10个工作日', '第十六条'],
  ],
  // Completed on 2024-11-30: three months later there is no 30th, and 2025-02-28 is a Friday.
  ['竣工验收申请期限', { '合同 1 的日期': '2024-11-30' }, ['2025-02-28', '第二十二条']],
  [
    '自评价窗口',
    { 通过验收的日期: '2021-03-01', 投入使用的日期: '2021-04-01' },
    ['2022-04-01', '2023-04-03', '第二十七条'],
  ],
  ['季度报告', { 批复日期: '2023-11-01', 通过验收的日期: '2024-05-20' }, ['2023Q4', '2024Q1', '第十七条']],
  // From a Friday: the make-up Sunday 2025-09-28 is the third working day after 2025-09-24.
  ['工作日推算', { 起算日期: '2025-09-24', 工作日数: '3' }, ['2025-09-28']],
])('%s', async ([kind, values, expected]) => {
  const result = await calculate(kind, values);
  for (const text of expected) await result.getByText(text).first().waitFor();
});

test('调整:备案还是变更: one fen over 15 % is a change, 15 % itself is not', async () => {
  const values = { 批复的概算总投资: '1000000', '明细 1 的名称': '软件', '明细 1 的批复金额': '600000' };
  await page.goto('/calculator');
  await page.getByRole('navigation', { name: '要算什么' }).getByText('调整:备案还是变更').click();
  await page.getByRole('button', { name: '添加一项明细' }).click();
  await page.getByLabel('不变', { exact: true }).check();
  await page.getByLabel('(二)技术方案完善优化').check();
  const lines = { '明细 2 的名称': '硬件', '明细 2 的批复金额': '400000', '明细 2 调整后的金额': '250000' };
  const limit = await calculate('调整:备案还是变更', {
    ...values,
    ...lines,
    '明细 1 调整后的金额': '750000',
  });
  await limit.getByText('可以自行调整,同时备案').waitFor();
  const over = await calculate('调整:备案还是变更', {
    '明细 1 调整后的金额': '750000.01',
    '明细 2 调整后的金额': '249999.99',
  });
  await over.getByText('应履行项目变更手续', { exact: true }).waitFor();
  await over.getByText(/15%/).first().waitFor();
});

test('验收、延期与资金: overdue from the day after, and no more once an extension is granted', async () => {
  await page.goto('/calculator');
  await page.getByRole('navigation', { name: '要算什么' }).getByText('验收、延期与资金').click();
  // Completed on 2024-11-30: due on Friday 2025-02-28.
  const late = await calculate('验收、延期与资金', { 项目完成日期: '2024-11-30', '截至 1': '2025-03-03' });
  await late.getByText('已逾期,自 2025-03-01 起 3 天').waitFor();
  await late.getByText('建设资金:不可付').waitFor();
  await page.getByRole('button', { name: '添加一件事' }).click();
  await page.getByLabel('第 1 件事', { exact: true }).selectOption('extensionApproved');
  const extended = await calculate('验收、延期与资金', {
    '第 1 件事的日期': '2025-02-20',
    '第 1 件事延期到': '2025-05-30',
  });
  await extended.getByText('未逾期;期限 2025年5月30日 星期五').waitFor();
});

test('what is wrong is said beside the field, and the page is accessible with a result on it', async () => {
  await calculate('合同备案期限', { 合同签订日期: '' });
  await page.getByRole('alert').or(page.getByText('请')).first().waitFor();
  const result = await calculate('合同备案期限', { 合同签订日期: '2025-09-22' });
  await result.getByRole('button', { name: '复制' }).waitFor();
  await screenshot(page, '20-calculator');
  expect(await violationsOn(page)).toEqual([]);
  expect(errors).toEqual([]);
});
