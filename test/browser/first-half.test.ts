import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import * as story from '../support/story.ts';

/** Steps 1–3 of the main job in real Chromium, by the people who do them, with a picture of each. */
let host: HostProcess;
let browser: Browser;
const errors: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostProcess({ clock: story.STORY_BEGINS }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

/** Signs in as one of the sample people, by the name on the button. */
async function signedIn(person: string, path = '/'): Promise<Page> {
  const opened = await openPage(browser, host.url);
  errors.push(...opened.errors);
  opened.page.on('pageerror', (error) => errors.push(error.message));
  await opened.page.goto(path);
  await opened.page.getByRole('button', { name: person }).click();
  await opened.page.getByRole('banner').getByText(person).waitFor();
  return opened.page;
}

/** A picture of the state, and what axe-core has against it. */
async function look(page: Page, name: string) {
  await screenshot(page, name);
  expect({ name, violations: await violationsOn(page) }).toEqual({ name, violations: [] });
}

const act = (page: Page, name: string) =>
  page.getByRole('region', { name: '办理' }).getByRole('button', { name, exact: true }).click();
const dialog = (page: Page) => page.getByRole('dialog');
const fill = (page: Page, label: string, value: string) => dialog(page).getByLabel(label).fill(value);

/** Sends the form that is open and waits until it has gone. */
async function send(page: Page, button: string) {
  await dialog(page).getByRole('button', { name: button }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

async function upload(page: Page, material: string, file: keyof typeof story.papers) {
  const { fileName, contentType, bytes } = await story.papers[file]();
  const row = page.getByRole('listitem').filter({ has: page.getByLabel(`上传「${material}」`) });
  await page
    .getByLabel(`上传「${material}」`)
    .setInputFiles({ name: fileName, mimeType: contentType, buffer: Buffer.from(bytes) });
  await row.getByRole('button', { name: `下载「${fileName}」` }).waitFor();
}

const openOtherMaterials = (page: Page) => page.getByText('其他阶段的材料').click();

test('a project goes from the first question to the filed contract', { timeout: 600_000 }, async () => {
  const clerk = await signedIn('王敏');
  await look(clerk, '01-workbench');

  // The state-secret question: yes is refused and leaves nothing behind.
  await clerk
    .getByRole('link', { name: '新建项目' })
    .or(clerk.getByRole('button', { name: '新建项目' }))
    .click();
  await clerk.getByLabel('是,涉及国家秘密').check();
  await clerk.getByRole('button', { name: '继续' }).click();
  await clerk.getByRole('heading', { name: '涉密项目不在本系统办理' }).waitFor();
  await look(clerk, '02-state-secret-refused');

  await clerk.goto('/projects/new');
  await clerk.getByLabel('否,不涉及国家秘密').check();
  await clerk.getByRole('button', { name: '继续' }).click();
  await clerk.getByLabel('项目名称').fill(story.newProject.name);
  await clerk.getByLabel('新建', { exact: true }).check();
  await clerk.getByLabel('建设单位自行采购').check();
  await clerk.getByRole('button', { name: '创建项目' }).click();
  await clerk.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
  const path = new URL(clerk.url()).pathname;

  // The draft saves itself.
  await clerk.getByLabel('建设目标').fill(story.draftFields.goal);
  await clerk.getByLabel('主要建设内容').fill(story.draftFields.content);
  await clerk.getByLabel('投资预算金额').fill('3000000');
  await clerk.getByLabel('项目负责人').fill(story.draftFields.responsiblePerson);
  await clerk
    .getByText(/已自动保存/)
    .first()
    .waitFor();
  await clerk.getByRole('button', { name: '添加对接记录' }).click();
  await fill(clerk, '对接日期', story.consultation.heldOn);
  await fill(clerk, '大数据局对接人员', story.consultation.withPerson);
  await fill(clerk, '对接情况', story.consultation.summary);
  await send(clerk, '登记');
  await look(clerk, '03-draft');

  // Missing parts are named with their article before anything is sent.
  const head = await signedIn('李建国', path);
  await head.getByText('缺少项目建设方案').waitFor();
  await head.getByText(/政务信息资源目录是审批的必备条件/).waitFor();
  await look(head, '04-what-is-missing');

  await clerk.getByRole('button', { name: '添加目录项' }).click();
  const item = story.catalogItem;
  await fill(clerk, '信息资源名称', item.name);
  await fill(clerk, '信息资源分类', item.category);
  await fill(clerk, '提供方统一社会信用代码', item.providerCode);
  await dialog(clerk).getByRole('textbox', { name: '提供方', exact: true }).fill(item.provider);
  await fill(clerk, '信息资源格式', item.format);
  await fill(clerk, '信息项 1 的名称', '学校名称');
  await fill(clerk, '信息项 1 的数据类型', '字符型');
  await dialog(clerk).getByLabel('无条件共享').check();
  await fill(clerk, '更新周期', item.updateCycle);
  await look(clerk, '05-catalog-item');
  await send(clerk, '登记');
  await Promise.all([
    upload(clerk, '建设方案', 'constructionPlan'),
    upload(clerk, '投资预算', 'investmentBudget'),
  ]);
  await look(clerk, '06-uploaded');

  await head.reload();
  await act(head, '提交申报');
  await send(head, '提交申报');
  await head.getByText('已申报').first().waitFor();

  const reviewer = await signedIn('周洁', path);
  await act(reviewer, '退回修改');
  await dialog(reviewer).getByLabel('建设目标', { exact: true }).check();
  await fill(reviewer, '「建设目标」的退回理由', '请写明覆盖的学校数量');
  await look(reviewer, '07-return');
  await send(reviewer, '退回修改');

  // The reason stands beside the field; the clerk corrects, the head submits again.
  await clerk.reload();
  await clerk.getByText('请写明覆盖的学校数量').first().waitFor();
  await clerk.getByLabel('建设目标').fill(`${story.draftFields.goal}(共 186 所)`);
  await clerk
    .getByText(/已自动保存/)
    .first()
    .waitFor();
  await look(clerk, '08-returned');
  await head.reload();
  await act(head, '提交申报');
  await send(head, '提交申报');

  await reviewer.reload();
  await act(reviewer, '安排评审');
  await fill(reviewer, '评审批次', '2025 年第 3 批');
  await send(reviewer, '安排评审');
  await act(reviewer, '起草审核意见');
  await dialog(reviewer).getByLabel('建议批复', { exact: true }).check();
  await dialog(reviewer).getByRole('textbox', { name: '审核意见' }).fill(story.opinion.text);
  await fill(reviewer, '评审金额', '2800000');
  await fill(reviewer, '评审日期', story.opinion.budgetReview.reviewedOn);
  await send(reviewer, '审核意见');
  await openOtherMaterials(reviewer).catch(() => undefined);
  await upload(reviewer, '审核意见', 'reviewOpinion');

  const bureauHead = await signedIn('郑海涛', path);
  await act(bureauHead, '批复');
  await fill(bureauHead, '概算批复金额', '2800000');
  await fill(bureauHead, '第 1 项明细的名称', '软件开发');
  await fill(bureauHead, '第 1 项明细的金额', '1800000');
  await dialog(bureauHead).getByRole('button', { name: '添加一项明细' }).click();
  await fill(bureauHead, '第 2 项明细的名称', '硬件设备');
  await fill(bureauHead, '第 2 项明细的金额', '1000000');
  await look(bureauHead, '09-approval');
  await send(bureauHead, '批复');

  await clerk.reload();
  await openOtherMaterials(clerk).catch(() => undefined);
  await upload(clerk, '主体责任书', 'responsibilityPledge');
  await head.reload();
  await act(head, '签订主体责任书');
  // The form is loaded when it is opened; a list taken before would be empty.
  await dialog(head).getByRole('checkbox').first().waitFor();
  for (const box of await dialog(head).getByRole('checkbox').all()) await box.check();
  await send(head, '签订');
  await clerk.reload();
  await act(clerk, '启动采购');
  await fill(clerk, '启动日期', '2025-09-15');
  await fill(clerk, '采购方式', '公开招标');
  await send(clerk, '启动采购');

  // A week later the contract is signed; two days late it is filed.
  const client = new HostClient(host.url);
  await client.clock('2025-09-22T16:00:00+08:00');
  await clerk.reload();
  await act(clerk, '登记合同');
  await fill(clerk, '合同名称', story.contract.name);
  await fill(clerk, '供应商', story.contract.supplier);
  await fill(clerk, '合同金额', '1750000');
  await fill(clerk, '签订日期', story.SIGNED_ON);
  await dialog(clerk)
    .getByText(/2025-10-11|2025年10月11日/)
    .first()
    .waitFor();
  await look(clerk, '10-contract');
  await send(clerk, '登记合同');

  await client.clock('2025-10-13T10:00:00+08:00');
  await clerk.reload();
  await openOtherMaterials(clerk).catch(() => undefined);
  await upload(clerk, '合同', 'contract');
  await act(clerk, '备案合同');
  await dialog(clerk).getByRole('checkbox').first().check();
  await send(clerk, '备案合同');

  // The page shows by when, counted day by day with the make-up days, and that it was late.
  const filing = clerk.getByRole('listitem').filter({ hasText: `合同备案:${story.contract.name}` });
  await filing.getByText('为什么是这一天').click();
  await filing.getByText('2025-10-11 星期六 调休上班,第10个工作日').waitFor();
  await filing.getByText('逾期完成').waitFor();
  await look(clerk, '11-filed-late');

  const auditor = await signedIn('陈刚', `${path}/history`);
  await auditor
    .getByText(/校验通过|完整/)
    .first()
    .waitFor();
  await look(auditor, '12-history');

  const { body } = await client.get<{ stage: string }>('audit', `/api${path}`);
  expect(body.stage).toBe('inConstruction');
  expect(errors).toEqual([]);
});
