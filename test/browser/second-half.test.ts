import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import type { Journey } from '../support/journey.ts';
import { underConstruction } from '../support/under-construction.ts';
import { whileDown } from '../support/while-down.ts';

/**
 * From the filed contract to the closed file in real Chromium. It begins early in 2022 so that the whole life lies in the
 * validity of the regulation (2020-11-24 … 2025-11-23).
 */
const BEGINS = '2022-03-01';
let host: HostProcess;
let browser: Browser;
let client: HostClient;
let journey: Journey;
const errors: string[] = [];
const pages = new Map<string, Page>();

beforeAll(async () => {
  [host, browser] = await Promise.all([
    startHostProcess({ clock: `${BEGINS}T09:00:00+08:00` }),
    launchBrowser(),
  ]);
  client = new HostClient(host.url);
  journey = await underConstruction(client, BEGINS);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

/** The page of the project as one of the sample people sees it now. */
async function as(person: string): Promise<Page> {
  const path = `/projects/${journey.projectId}`;
  const known = pages.get(person);
  if (known) {
    await known.goto(path);
    await known.getByRole('region', { name: '办理' }).waitFor();
    return known;
  }
  const { page, errors: found } = await openPage(browser, host.url);
  page.on('pageerror', (error) => errors.push(error.message));
  errors.push(...found);
  await page.goto(path);
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('region', { name: '办理' }).waitFor();
  pages.set(person, page);
  return page;
}

/** Time passes; whoever was signed in signs in again. */
async function until(instant: string) {
  await Promise.all([...pages.values()].map((page) => page.context().close()));
  pages.clear();
  host = await whileDown(host, instant);
  client = new HostClient(host.url);
}

/** A picture of the state, and what axe-core has against it. */
async function look(page: Page, name: string) {
  await screenshot(page, name);
  expect({ name, violations: await violationsOn(page) }).toEqual({ name, violations: [] });
}

const dialog = (page: Page) => page.getByRole('dialog');
const fill = (page: Page, label: string, value: string) => dialog(page).getByLabel(label).fill(value);
const check = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true }).check();
const confirm = (page: Page) => check(page, '以上后果已经清楚,确认办理');

async function act(page: Page, name: string) {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name, exact: true }).click();
  await dialog(page).getByRole('button', { name: '取消' }).waitFor();
}

/** Sends the form that is open and waits until it has gone. */
async function send(page: Page, button: string) {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

const stage = async () => (await client.get<{ stage: string }>('audit', journey.path())).body.stage;
const upload = (user: string, material: string) =>
  client.upload(user, journey.projectId, material, {
    fileName: `${material}.pdf`,
    contentType: 'application/pdf',
    bytes: new TextEncoder().encode(`%PDF-1.4\n% ${material}\n%%EOF\n`),
  });

async function quarterlyReport() {
  const clerk = await as('王敏');
  await act(clerk, '报送季报');
  await fill(clerk, '建设进度', '完成需求调研和总体设计,教学资源库开始开发');
  await fill(clerk, '完成比例', '20');
  await fill(clerk, '累计到位资金', '1000000');
  await fill(clerk, '累计支付资金', '500000');
  await fill(clerk, '下季度计划', '完成资源库和统一身份认证的开发');
  await dialog(clerk).getByText('资金对照').waitFor();
  // A draft is nobody's report yet; it comes back as it was left.
  await dialog(clerk).getByText('草稿上次保存于').waitFor();
  await dialog(clerk).getByRole('button', { name: '取消' }).click();
  await act(clerk, '报送季报');
  await dialog(clerk).getByText('资金对照').waitFor();
  expect(await dialog(clerk).getByLabel('建设进度').inputValue()).toContain('教学资源库');
  await look(clerk, '21-quarter');
  await send(clerk, '报送季报');
  for (const person of ['冯丽', '陈刚', '周洁']) {
    const receiver = await as(person);
    await act(receiver, '签收季报');
    await dialog(receiver).getByText('完成需求调研和总体设计').waitFor();
    await send(receiver, '签收');
  }
}

async function adjustment() {
  const clerk = await as('王敏');
  await act(clerk, '调整备案');
  await fill(clerk, '第 1 项明细调整后的金额', '2300000');
  await fill(clerk, '第 2 项明细调整后的金额', '500000');
  await check(clerk, '不改变');
  await check(clerk, '(二)技术方案完善优化');
  await fill(clerk, '调整事由', '部分硬件改用政务云资源,开发内容相应增加');
  await dialog(clerk).getByText('应当办理变更手续,不能只备案').waitFor();
  await look(clerk, '22-adjustment-is-a-change');
  await fill(clerk, '第 1 项明细调整后的金额', '1900000');
  await fill(clerk, '第 2 项明细调整后的金额', '900000');
  await dialog(clerk).getByText('可以自行调整,同时备案').waitFor();
  await send(clerk, '备案调整');
}

async function money() {
  const clerk = await as('王敏');
  await act(clerk, '申请资金');
  await check(clerk, '建设资金');
  await dialog(clerk).getByLabel('按哪份合同支付').selectOption({ index: 1 });
  await fill(clerk, '申请金额', '500000');
  await fill(clerk, '用途', '按合同第五条支付首付款');
  await send(clerk, '提交资金申请');
  const finance = await as('冯丽');
  await act(finance, '办理资金申请');
  await dialog(finance).getByText('可付', { exact: true }).waitFor();
  await check(finance, '支付');
  await look(finance, '23-funds');
  await send(finance, '办理');
}

async function completion() {
  const clerk = await as('王敏');
  await act(clerk, '登记合同完成');
  await fill(clerk, '完成日期', '2022-06-10');
  await send(clerk, '登记完成');
  await act(clerk, '申请延期验收');
  await fill(clerk, '拟申请验收的日期', '2022-10-31');
  await fill(clerk, '不能按期验收的原因', '秋季学期开学前须完成全市学校试用');
  await fill(clerk, '采取的措施', '分三批安排学校试用,每周汇总问题');
  await send(clerk, '提交延期申请');
  const bureauHead = await as('郑海涛');
  await act(bureauHead, '决定延期');
  await check(bureauHead, '同意');
  await send(bureauHead, '作出决定');
  await bureauHead.getByText('批准至').waitFor();
}

async function securityAndSharing() {
  const clerk = await as('王敏');
  await act(clerk, '填写安全答复');
  for (const group of await dialog(clerk).locator('fieldset').all()) {
    await group.getByLabel('是', { exact: true }).check();
  }
  // 密评 done has a day; not done has a decision.
  await fill(clerk, '最近一次密码应用安全性评估日期', '2022-05-20');
  await dialog(clerk).locator('fieldset').last().getByLabel('否', { exact: true }).check();
  await dialog(clerk)
    .getByLabel(/^处理决定/)
    .fill('专项小组同意:密评于 2022 年底前完成');
  await check(clerk, '二级');
  await check(clerk, '已取得等级保护备案证明');
  await check(clerk, '已完成等级测评');
  await fill(clerk, '测评日期', '2022-06-01');
  await look(clerk, '24-security');
  await send(clerk, '保存答复');
  await act(clerk, '登记目录纳入平台');
  await fill(clerk, '纳入平台的日期', '2022-06-09');
  await fill(clerk, '平台登记编号', 'ZC-2022-0610');
  await send(clerk, '登记');
  const reviewer = await as('周洁');
  await act(reviewer, '确认数据共享');
  await check(reviewer, '已按要求共享');
  await send(reviewer, '登记确认');
}

async function acceptance() {
  await upload('clerk-edu', 'acceptanceApplication');
  await upload('clerk-edu', 'securityMaterials');
  const head = await as('李建国');
  await act(head, '申请竣工验收');
  await send(head, '申请竣工验收');
  const reviewer = await as('周洁');
  await act(reviewer, '组织验收');
  await fill(reviewer, '第 1 人的姓名', '周洁');
  await fill(reviewer, '第 2 人的姓名', '冯丽');
  await fill(reviewer, '验收会议日期', '2022-06-10');
  await send(reviewer, '组织验收');

  // What still stands against the conclusion is said where the conclusion would be.
  const bureauHead = await as('郑海涛');
  await bureauHead.getByText('尚未上传验收意见').first().waitFor();
  await look(bureauHead, '25-not-yet-accepted');
  await upload('reviewer', 'acceptanceOpinion');
  await as('郑海涛');
  await act(bureauHead, '作出验收结论');
  await fill(bureauHead, '验收结论', '建设内容完成,同意通过验收');
  await fill(bureauHead, '得分', '92');
  await confirm(bureauHead);
  await look(bureauHead, '26-conclusion');
  await send(bureauHead, '作出通过验收的结论');
  const finance = await as('冯丽');
  await act(finance, '会签验收');
  await confirm(finance);
  await send(finance, '会签验收');

  await upload('clerk-edu', 'acceptanceReport');
  const clerk = await as('王敏');
  await act(clerk, '登记验收备案');
  await fill(clerk, '潍坊系统回执编号', 'WF-2022-00871');
  await send(clerk, '登记回执编号');
  await act(clerk, '登记投入使用');
  await fill(clerk, '投入使用日期', '2022-06-10');
  await send(clerk, '登记投入使用');
  await look(clerk, '27-in-operation');
}

async function evaluationAndClosing() {
  await upload('clerk-edu', 'selfEvaluationReport');
  const head = await as('李建国');
  await act(head, '报送自评价');
  await fill(head, '自评价摘要', '覆盖全市 186 所学校,资源库月活教师 4200 人');
  await send(head, '报送自评价');
  for (const person of ['冯丽', '陈刚', '周洁']) {
    const receiver = await as(person);
    await act(receiver, '签收自评价');
    await send(receiver, '签收');
  }
  const clerk = await as('王敏');
  await act(clerk, '登记决算');
  await fill(clerk, '决算金额', '2700000');
  await dialog(clerk).getByText('节余 100,000.00 元').waitFor();
  await send(clerk, '登记决算');
  await act(clerk, '登记节余退回');
  await fill(clerk, '退回日期', '2023-06-15');
  await check(clerk, '已按原渠道退回');
  await send(clerk, '登记退回');
  const reviewer = await as('周洁');
  await act(reviewer, '登记绩效评价');
  await check(reviewer, '良');
  await fill(reviewer, '评价机构', '市财政局绩效评价中心');
  await fill(reviewer, '评价结论', '目标基本实现,资金使用规范');
  await send(reviewer, '登记绩效评价');
  const bureauHead = await as('郑海涛');
  await act(bureauHead, '办结');
  await confirm(bureauHead);
  await send(bureauHead, '办结');
  await look(bureauHead, '28-closed');
}

test('a project goes from the filed contract to the closed file', { timeout: 600_000 }, async () => {
  await until('2022-03-31T09:00:00+08:00');
  await quarterlyReport();
  await adjustment();
  await money();
  await until('2022-06-10T09:00:00+08:00');
  await completion();
  await securityAndSharing();
  await acceptance();
  expect(await stage()).toBe('inOperation');
  await until('2023-06-15T09:00:00+08:00');
  await evaluationAndClosing();
  expect(await stage()).toBe('closed');
  expect(errors).toEqual([]);
});
