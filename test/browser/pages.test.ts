import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from '../support/browser.ts';
import { approve, build, type City, draft, ok, openCity, ready } from '../support/city.ts';
import { sheetOf } from '../support/sheets.ts';
import * as story from '../support/story.ts';

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
}, 60_000);

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
async function go(page: Page, path: string) {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

const headingOf = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Nothing is under way any more, and the page is as wide as the window. */
async function settledPage(page: Page) {
  await page.waitForFunction(() => document.querySelector('.spinner') === null);
}

async function look(page: Page, name: string) {
  await settledPage(page);
  await screenshot(page, `page-${name}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ name, overflow, violations: await violationsOn(page) }).toEqual({ name, overflow: 0, violations: [] });
}

const contexts = new Map<Role, Promise<Page>>();
const as = (role: Role): Promise<Page> => {
  const known = contexts.get(role) ?? signedIn(role);
  contexts.set(role, known);
  return known;
};

test('each page opens for its roles and refuses the others; the menu says the same', { timeout: 60_000 }, async () => {
  const visit = async (role: Role) => {
    const page = await as(role);
    const menu = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents();
    const named = pages.filter((p) => p.menu && p.may.includes(role)).map((p) => p.menu);
    expect({ role, menu: menu.filter((m) => m !== '评审' && m !== '提醒').toSorted() }).toEqual({ role, menu: named.toSorted() });
    for (const { path, heading, may } of pages) {
      await go(page, path);
      await headingOf(page, may.includes(role) ? heading : REFUSED).waitFor();
    }
  };
  for (let i = 0; i < everyone.length; i += 5) await Promise.all(everyone.slice(i, i + 5).map(visit));
});
