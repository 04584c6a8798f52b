import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actions } from '../../lib/project/actions.ts';
import type { ProjectView } from '../../lib/project/view.ts';
import { Actors, act, check, dialog, fill, look, send } from '../support/actors.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { underConstruction } from '../support/under-construction.ts';

/** What people expect of any page, in real Chromium. */
let host: HostProcess;
let browser: Browser;
let client: HostClient;
let actors: Actors;
let building: Journey;
let drafted: Journey;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostProcess({ clock: STORY_BEGINS }), launchBrowser()]);
  client = new HostClient(host.url);
  actors = new Actors(browser, () => host.url);
  building = await underConstruction(client, '2025-09-15');
  drafted = await Journey.begin(client, { name: '校园安全视频平台' }).then((journey) => journey.fill());
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const on = (person: string, journey = building) => actors.on(person, journey.projectId);

test('the first visit offers a tour, which is remembered; a word explains itself with its article', async () => {
  const leader = await actors.at('韩志远', '/');
  await leader.getByRole('button', { name: '开始导览' }).click();
  const tour = leader.locator('.ant-tour');
  await tour.getByText('等您办理的事都在这里').waitFor();
  await look(leader, '50-tour');
  for (const next of ['下一步', '下一步', '下一步', '结束导览'])
    await tour.getByRole('button', { name: next }).click();
  await leader.getByRole('button', { name: '再看一遍使用导览' }).waitFor();
  const page = await actors.on('韩志远', building.projectId);
  await page.getByRole('button', { name: '「资金能否支付」是什么' }).click();
  await page.getByText('这里说明三类资金今天能不能付').waitFor();
  await page.getByRole('tooltip').getByRole('button', { name: '第二十五条' }).click();
  await page.getByRole('dialog').getByText('第二十五条').first().waitFor();
});

test('two people on one draft: what both changed is asked, what one changed is there', async () => {
  const mine = await on('王敏', drafted);
  await client.request('clerk-edu', 'PATCH', drafted.path(), { goal: '甲的目标', contactPhone: '0536-1' });
  await mine.getByLabel('建设目标').fill('乙的目标');
  const asked = mine.getByRole('dialog', { name: /请选择保留哪一个/ });
  await asked.getByText('甲的目标').waitFor();
  await asked.getByText('乙的目标').waitFor();
  await look(mine, '51-two-on-one-draft');
  await asked.getByRole('button', { name: '保留我填写的「建设目标」' }).click();
  await mine
    .getByText(/已自动保存/)
    .first()
    .waitFor();
  expect(await drafted.view()).toMatchObject({ fields: { goal: '乙的目标', contactPhone: '0536-1' } });
});

test('a mail leads through the sign-in to what it is about, and the queue says for how long it waits', async () => {
  await drafted.submit();
  const link = await linkIn('reviewer@example.gov.cn', drafted.projectId);
  const { page } = await openPage(browser, host.url);
  await page.goto(link);
  await page.getByRole('button', { name: '周洁' }).click();
  await page.waitForURL(`**/projects/${drafted.projectId}`);
  await page.getByRole('heading', { level: 1, name: '校园安全视频平台' }).waitFor();
  await page.getByRole('link', { name: '评审', exact: true }).click();
  await page.getByRole('region', { name: '申报与批复' }).getByText('0 天').waitFor();
  await look(page, '52-review-queue');
  await page.context().close();
});

test('what changed since the last submission stands side by side', async () => {
  const items = [{ item: 'goal', reason: '请写明覆盖范围' }];
  await drafted.act('reviewer', 'return', { items });
  await client.request('clerk-edu', 'PATCH', drafted.path(), { goal: '覆盖 186 所学校' });
  await drafted.submit();
  const reviewer = await on('周洁', drafted);
  const changes = reviewer.getByText('与第 1 次申报相比的变化(1 项)').locator('..');
  await changes.getByText('乙的目标').waitFor();
  await changes.getByText('覆盖 186 所学校').waitFor();
});

test('a stale form keeps what is typed, shows what others changed, and goes through when sent again', async () => {
  const clerk = await on('王敏');
  await act(clerk, '报告重大情况');
  await check(clerk, '其他重大情况');
  await fill(clerk, '发生日期', '2025-09-14');
  await fill(clerk, '情况说明', '供应商更名');
  await building.act('audit', 'audit-opinions', { text: '付款节点与合同不一致' });
  await dialog(clerk).getByRole('button', { name: '报告重大情况', exact: true }).click();
  await dialog(clerk).getByRole('alert').getByText('项目刚刚有更新').waitFor();
  await dialog(clerk).getByText('付款节点与合同不一致').waitFor();
  await look(clerk, '53-stale-form');
  await send(clerk, '报告重大情况');
  await clerk.getByText('供应商更名').first().waitFor();
});

test('a session that ends under a form is renewed in place, and nothing typed is lost', async () => {
  const clerk = await on('王敏');
  await act(clerk, '申请资金');
  await check(clerk, '建设资金');
  await fill(clerk, '申请金额', '500000');
  await fill(clerk, '用途', '按合同第五条支付首付款');
  // The issuer has forgotten the person, and the next request finds the token refused.
  await clerk.context().clearCookies();
  const refused = {
    status: 401,
    contentType: 'application/problem+json',
    body: '{"code":"UNAUTHENTICATED"}',
  };
  await clerk.route('**/fund-requests', (route) => route.fulfill(refused), { times: 1 });
  await dialog(clerk).getByRole('button', { name: '提交资金申请', exact: true }).click();
  const ended = clerk.getByRole('dialog', { name: '登录已失效,请重新登录' });
  await ended.waitFor();
  await look(clerk, '54-session-ended');
  const opened = clerk.context().waitForEvent('page');
  await ended.getByRole('button', { name: '重新登录' }).click();
  await (await opened).getByRole('button', { name: '王敏' }).click();
  await dialog(clerk).first().waitFor({ state: 'hidden' });
  await clerk.getByText('按合同第五条支付首付款').first().waitFor();
});

test.for([
  ['王敏', 'clerk-edu'],
  ['周洁', 'reviewer'],
  ['冯丽', 'finance'],
  ['韩志远', 'leader'],
] as const)('every action closed to %s says why', async ([person, user]) => {
  const page = await on(person);
  await page.getByText('现在不能办理的事项和原因').click();
  const { actions: states } = await building.view<ProjectView>(user);
  // biome-ignore lint/performance/useDomNodeTextContent: only what can be seen counts.
  const said = await page.getByRole('main').innerText();
  const missing = states
    .filter(({ allowed, name }) => !allowed && !DONE_IN_PLACE.includes(name))
    .filter(({ name, reasons }) => {
      const unsaid = reasons.some(({ message }) => !said.includes(message));
      return !said.includes(actions[name].label) || unsaid;
    });
  expect(missing).toEqual([]);
});

/** Done where their content stands; and nobody is told that nothing was withdrawn. */
const DONE_IN_PLACE: readonly string[] = [
  'editDraft',
  'registerDocument',
  'removeCatalogItem',
  'undoWithdrawal',
];

test.for([
  ['a phone', 390, 844],
  ['a desk at 200 %', 640, 450],
] as const)('readable on %s', async ([, width, height]) => {
  const clerk = await actors.at('王敏', '/');
  await clerk.setViewportSize({ width, height });
  await clerk.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await fits(clerk, `55-workbench-${width}`);
  await clerk.goto(`/projects/${building.projectId}`);
  await clerk.getByRole('region', { name: '办理' }).waitFor();
  await fits(clerk, `56-project-${width}`);
  await clerk.goto(`/projects/${building.projectId}/history`);
  await clerk.getByText('记录链完整').waitFor();
  await fits(clerk, `57-history-${width}`);
  await clerk.setViewportSize({ width: 1280, height: 900 });
});

/** Nothing has to be scrolled sideways. */
async function fits(page: Page, name: string) {
  await look(page, name);
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect({ name, over: await page.evaluate(wide) }).toEqual({ name, over: 0 });
}

test('on paper a project is its record, without what is only to be clicked', async () => {
  const clerk = await on('王敏');
  await clerk.emulateMedia({ media: 'print' });
  expect(await clerk.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
  expect(await clerk.getByRole('button', { name: '报告重大情况' }).isVisible()).toBe(false);
  await clerk.getByRole('region', { name: '期限与义务' }).waitFor();
  await look(clerk, '58-print');
  await clerk.emulateMedia({ media: null });
});

test('the page runs no script of anybody else, and keeps no token where scripts could find it', async () => {
  const clerk = await on('王敏');
  const { headers } = await fetch(`${host.url}/`, { headers: { accept: 'text/html' } });
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/(^|; )script-src 'self'(;|$)/);
  expect(policy).not.toContain('unsafe-eval');
  const injected = `(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    return Boolean(window.injected);
  })()`;
  expect(await clerk.evaluate(injected)).toBe(false);
  const kept = await clerk.evaluate<string>('JSON.stringify([localStorage, sessionStorage])');
  expect(kept).not.toMatch(/eyJ|access_token|id_token/);
  expect(await clerk.evaluate('document.cookie')).not.toMatch(/eyJ/);
});

test('who signs out in one tab is out in all', async () => {
  const clerk = await on('王敏');
  const other = await clerk.context().newPage();
  await other.goto('/');
  await other.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await other.getByRole('button', { name: '退出登录' }).click();
  await clerk.getByRole('heading', { level: 1, name: '您已退出登录' }).waitFor();
  await other.close();
});

test('nothing went wrong unseen', () => {
  expect(actors.errors).toEqual([]);
});

/** The address in the newest mail to somebody about a project. */
async function linkIn(to: string, projectId: string): Promise<string> {
  const find = async () =>
    (await client.mail())
      .filter((mail) => mail.to.includes(to))
      .flatMap(({ text }) => text.match(/https?:\/\/\S+\/projects\/\S+/g) ?? [])
      .findLast((address) => address.includes(projectId));
  await expect.poll(find, { timeout: 10_000 }).toBeTruthy();
  return (await find()) ?? '';
}
