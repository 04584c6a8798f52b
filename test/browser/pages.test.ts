import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { approve, build, type City, draft, ok, openCity, ready } from '../support/city.ts';
import { sheetOf } from '../support/sheets.ts';

/** Every page of the city and the administration, as each role, in real Chromium. */
let city: City;
let browser: Browser;
const errors: string[] = [];

const people = {
  clerk: ['王敏', 'clerk-edu'],
  unitHead: ['李建国', 'head-edu'],
  participant: ['刘洋', 'participant-town'],
  reviewer: ['周洁', 'reviewer'],
  bureauHead: ['郑海涛', 'bureau-head'],
  finance: ['冯丽', 'finance'],
  audit: ['陈刚', 'audit'],
  leader: ['韩志远', 'leader'],
  expert: ['吴明', 'expert'],
  admin: ['何伟', 'admin'],
} as const;
type Role = keyof typeof people;
const everyone = Object.keys(people) as Role[];
const city6: Role[] = ['reviewer', 'bureauHead', 'finance', 'audit', 'leader'];
const unitsAndCity: Role[] = ['clerk', 'unitHead', ...city6];

/** Address, heading, who may, and what the menu calls it, where it does. */
const pages: { path: string; heading: string; may: Role[]; menu?: string }[] = [
  { path: '/', heading: '工作台', may: everyone, menu: '工作台' },
  { path: '/projects', heading: '项目台账', may: everyone, menu: '项目台账' },
  { path: '/calendar', heading: '日历', may: everyone, menu: '日历' },
  { path: '/deputies', heading: '代办', may: everyone },
  { path: '/reminders', heading: '提醒', may: everyone, menu: '提醒' },
  { path: '/calculator', heading: '期限计算器', may: everyone, menu: '期限计算器' },
  { path: '/statistics', heading: '统计看板', may: unitsAndCity, menu: '统计看板' },
  { path: '/quarters', heading: '季报', may: unitsAndCity, menu: '季报' },
  { path: '/plans', heading: '规划与年度指导计划', may: unitsAndCity, menu: '规划计划' },
  { path: '/audit', heading: '全市变更记录', may: ['audit'], menu: '审计' },
  { path: '/admin/units', heading: '单位', may: ['admin', 'audit'], menu: '系统管理' },
  { path: '/admin/people', heading: '人员与角色', may: ['admin', 'audit'] },
  { path: '/admin/records', heading: '名录变更记录', may: ['admin', 'audit'] },
  { path: '/admin/calendars', heading: '年度放假安排', may: ['admin', 'audit'] },
  { path: '/admin/rule-sets', heading: '规则集', may: ['admin', 'audit'] },
  { path: '/admin/interpretations', heading: '口径解释', may: ['admin', 'audit'] },
  { path: '/admin/rule-changes', heading: '规则变更记录', may: ['admin', 'audit'] },
  { path: '/admin/materials', heading: '材料清单', may: ['admin'] },
  { path: '/admin/mail-templates', heading: '邮件模板', may: ['admin'] },
  { path: '/admin/mails', heading: '未送达的邮件', may: ['admin'] },
  { path: '/admin/imports', heading: '历史项目导入', may: ['admin'] },
  { path: '/admin/templates', heading: '表格模板', may: ['admin'] },
];
const REFUSED = '您的角色不使用这个页面';

async function seed() {
  const { client } = city;
  await draft(city, '体育场馆预约系统');
  await draft(city, '全民健康信息平台', 'clerk-health');
  const built = await ready(city, '智慧教育云平台');
  await approve(city, built);
  await build(city, built);
  const plan = {
    year: 2025,
    unitId: 'edu',
    name: '教育数字化提升工程',
    totalFen: 300_000_000,
    budgetSource: '市级财政资金',
    yearlySplit: [
      { year: 2025, amountFen: 200_000_000 },
      { year: 2026, amountFen: 100_000_000 },
    ],
    approvedOn: '2025-03-01',
  };
  ok(await client.post('bureau-head', '/api/plans', plan));
  const deputy = { deputy: 'clerk-edu', from: '2025-09-20', to: '2025-09-30' };
  ok(await client.post('head-edu', '/api/deputies', deputy));
  await city.host.settled();
}

beforeAll(async () => {
  [city, browser] = await Promise.all([openCity(), launchBrowser()]);
  await seed();
});

afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

async function signedIn(role: Role, path = '/'): Promise<Page> {
  const opened = await openPage(browser, city.host.url);
  opened.page.on('pageerror', (error) => errors.push(error.message));
  await opened.page.goto(path);
  await opened.page.getByRole('button', { name: people[role][0] }).click();
  await opened.page.getByRole('banner').getByText(people[role][0]).waitFor();
  return opened.page;
}

/** As a click on a link within the application, without loading it anew. */
const go = (page: Page, path: string) =>
  page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );

const headingOf = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Nothing is under way any more. */
async function settled(page: Page) {
  const spinner = page.locator('.spinner');
  while ((await spinner.count()) > 0) await spinner.first().waitFor({ state: 'detached' });
}

const overflowOf = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What is wrong with how pages look, by picture. */
const wrong: Record<string, (string | number)[]> = {};

/** A picture; it is no wider than the window, and axe-core has nothing against it. */
async function look(page: Page, name: string) {
  await settled(page);
  await screenshot(page, `page-${name}`);
  const overflow = await overflowOf(page);
  const violations = await violationsOn(page, true);
  if (overflow > 0 || violations.length > 0) wrong[name] = [overflow, ...violations];
}

/** Who sees the most of each page, for its picture. */
const pictures: [Role, string, string][] = [
  ['clerk', '/calendar', 'calendar'],
  ['unitHead', '/deputies', 'deputies'],
  ['clerk', '/reminders', 'reminders'],
  ['leader', '/statistics', 'statistics'],
  ['finance', '/quarters', 'quarters'],
  ['bureauHead', '/plans', 'plans'],
  ['bureauHead', '/projects', 'ledger'],
  ['audit', '/audit', 'audit'],
  ['admin', '/admin/units', 'admin-units'],
  ['admin', '/admin/people', 'admin-people'],
  ['admin', '/admin/records', 'admin-records'],
  ['admin', '/admin/calendars', 'admin-calendars'],
  ['admin', '/admin/rule-sets', 'admin-rule-sets'],
  ['admin', '/admin/interpretations', 'admin-interpretations'],
  ['admin', '/admin/rule-changes', 'admin-rule-changes'],
  ['admin', '/admin/materials', 'admin-materials'],
  ['admin', '/admin/mail-templates', 'admin-mail-templates'],
  ['admin', '/admin/mails', 'admin-mails'],
  ['admin', '/admin/imports', 'admin-imports'],
  ['admin', '/admin/templates', 'admin-templates'],
  ['expert', '/statistics', 'refused'],
];

/** Opens every page in one role: those that are not for it say so, and the menu names the others. */
async function visit(role: Role) {
  const page = await signedIn(role);
  const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
  const named = pages.flatMap(({ menu, may }) => (menu && may.includes(role) ? [menu] : []));
  const menu = (await links.allTextContents()).filter((label) => label !== '评审');
  expect({ role, menu: menu.toSorted() }).toEqual({ role, menu: named.toSorted() });
  for (const { path, heading, may } of pages) {
    await go(page, path);
    await headingOf(page, may.includes(role) ? heading : REFUSED).waitFor();
    const picture = pictures.find(([by, at]) => by === role && at === path);
    if (picture) await look(page, picture[2]);
  }
  await page.context().close();
}

test('each page opens for its roles and refuses the others; the menu says the same; axe-core finds nothing', {
  timeout: 300_000,
}, async () => {
  const waiting = [...everyone].toReversed();
  const takeTurns = async () => {
    for (let role = waiting.shift(); role; role = waiting.shift()) await visit(role);
  };
  await Promise.all([takeTurns(), takeTurns()]);
  expect(wrong).toEqual({});
});

test('narrow pages: a phone for what the unit uses, twice as large for the rest', async () => {
  const phone: [Role, string[]][] = [
    ['clerk', ['/', '/projects', '/calendar', '/reminders', '/deputies', '/statistics', '/quarters']],
    ['admin', pages.flatMap(({ path, may }) => (may.includes('admin') ? [path] : []))],
  ];
  const tooWide: string[] = [];
  for (const [role, paths] of phone) {
    const page = await signedIn(role);
    await page.setViewportSize(role === 'clerk' ? { width: 390, height: 844 } : { width: 640, height: 450 });
    for (const path of paths) {
      await go(page, path);
      await headingOf(page, pages.find((p) => p.path === path)?.heading ?? '').waitFor();
      await settled(page);
      if ((await overflowOf(page)) > 0) tooWide.push(`${role} ${path}`);
      if (role === 'clerk' && path === '/calendar') await screenshot(page, 'page-calendar-phone');
    }
    await page.context().close();
  }
  expect(tooWide).toEqual([]);
});

/** The ledger as if it had so many projects. */
async function longList(page: Page, length: number) {
  await page.route(
    '**/api/projects?*',
    async (route) => {
      const body = await (await route.fetch()).json();
      const items = Array.from({ length }, (_, i) => ({ ...body.items[0], projectId: `p${i}` }));
      await route.fulfill({ json: { items } });
    },
    { times: 1 },
  );
  await page.reload();
  await page.getByText(`共 ${length} 个项目`).waitFor();
}

test('a page that cannot be read says so, and reads again when asked', async () => {
  const page = await signedIn('leader');
  await page.route('**/api/statistics', (route) => route.abort());
  await go(page, '/statistics');
  await page.getByText('没有连上服务器').waitFor();
  await page.unroute('**/api/statistics');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('list', { name: '主要数字' }).waitFor();
  // A figure leads to its projects, by filters in the address.
  await page
    .getByRole('list', { name: '主要数字' })
    .getByRole('listitem')
    .filter({ hasText: '未来 30 天到期' })
    .getByRole('link')
    .click();
  await page.getByText('共 1 个项目').waitFor();
  expect(new URL(page.url()).searchParams.get('dueFrom')).toBe('2025-09-15');
  // Columns are chosen and remembered.
  const rows = page.locator('table.ledger tbody tr');
  await longList(page, 250);
  // As many rows as are in sight; on paper, every one of the list.
  expect(await rows.count()).toBeLessThan(100);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => rows.count()).toBe(250);
  await page.emulateMedia({ media: 'screen' });
  await page.getByText('选择列').click();
  await page.getByLabel('已支付(元)').check();
  await page.reload();
  await page.getByRole('columnheader', { name: '已支付(元)' }).waitFor();
  await page.context().close();
});

test('administration: what an act would move or import is seen before it is done', async () => {
  const page = await signedIn('admin', '/admin/units');
  const dialog = page.getByRole('dialog');
  const close = () => dialog.getByRole('button', { name: '取消' }).click();

  await page.getByRole('button', { name: '合并:市卫生健康局' }).click();
  await look(page, 'admin-merge');
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await dialog.getByText('请选择并入单位').first().waitFor();
  await close();

  await page.goto('/admin/people?text=王敏');
  await page.getByRole('button', { name: '离任与移交:王敏' }).click();
  await dialog.getByLabel('以上后果已经清楚').check();
  await dialog.getByRole('button', { name: '办理离任' }).click();
  await dialog.getByText('请指定接手人:经办由其一人担任').waitFor();
  await look(page, 'admin-departure-refused');
  await close();

  await go(page, '/admin/calendars');
  await page.getByRole('button', { name: '更正 2025 年安排' }).click();
  await dialog.getByLabel('调休上班日').fill('2025-01-26\n2025-02-08\n2025-04-27\n2025-10-11');
  await dialog.getByRole('button', { name: '预览影响' }).click();
  await dialog.getByText('1 天的安排会变化').waitFor();
  await look(page, 'admin-calendar-preview');
  await dialog.getByRole('button', { name: '返回修改' }).click();
  await close();

  await go(page, '/admin/rule-sets');
  await page.getByRole('button', { name: '停用' }).click();
  await dialog.getByRole('button', { name: '预览影响' }).click();
  await dialog.getByText('1 项未办结义务的期限会变化').waitFor();
  await look(page, 'admin-rule-set-preview');
  await dialog.getByRole('button', { name: '返回修改' }).click();
  await close();

  await go(page, '/admin/materials');
  await page.getByRole('button', { name: '修改「申报表」' }).click();
  await dialog.getByLabel('必交').check();
  await dialog.getByRole('button', { name: '预览影响' }).click();
  await dialog.getByText('办理「提交申报」前须补交').first().waitFor();
  await look(page, 'admin-material-preview');
  await dialog.getByLabel('以上影响已经看过').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '恢复内置:「申报表」' }).waitFor();

  await go(page, '/admin/mail-templates');
  await page.getByRole('button', { name: '修改:每日提醒汇总' }).click();
  await dialog.getByLabel('开头').fill('{收件人}同志:<b>');
  await dialog.getByRole('button', { name: '预览邮件' }).click();
  const arrived = page.frameLocator('iframe[title="邮件预览"]');
  await arrived.getByText('何伟同志:<b>').waitFor();
  await look(page, 'admin-mail-preview');
  await dialog.getByLabel('以上邮件已经看过').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('已改,第 1 版').waitFor();

  await go(page, '/admin/imports');
  const row = {
    是否涉密: '否',
    建设单位: '市教育和体育局',
    项目名称: '教育专网',
    项目类型: '升级改造',
    '批复概算(元)': 100,
  };
  const buffer = await sheetOf([
    { ...row, 原编号: 'A-1', 批复日期: '2021-03-05' },
    { ...row, 原编号: 'A-2', 批复日期: '不知道' },
  ]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.getByLabel('选择 xlsx 文件').setInputFiles({ name: '历史项目.xlsx', mimeType, buffer });
  await page.getByText('可以导入 1 行').waitFor();
  await page.getByText('F3 批复日期').waitFor();
  await look(page, 'admin-import-dry-run');
  await page.getByRole('button', { name: '导入 1 个项目' }).click();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByText('已导入 1 个项目').waitFor();
  await page.context().close();
  expect(wrong).toEqual({});
});

test('no page failed in any role', () => expect(errors).toEqual([]));
