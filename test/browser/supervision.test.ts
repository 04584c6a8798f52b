import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Actors, act, check, confirm, dialog, fill, look, send } from '../support/actors.ts';
import { launchBrowser } from '../support/browser.ts';
import { HostClient } from '../support/client.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import { Journey } from '../support/journey.ts';
import { STORY_BEGINS } from '../support/story.ts';
import { underConstruction } from '../support/under-construction.ts';

/** What happens beside the straight way, in real Chromium, each form by the people concerned. */
let host: HostProcess;
let browser: Browser;
let client: HostClient;
let actors: Actors;
/** Building since today. */
let building: Journey;
/** Being reviewed, with an expert and a wish not to be on the cloud. */
let reviewed: Journey;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHostProcess({ clock: STORY_BEGINS }), launchBrowser()]);
  client = new HostClient(host.url);
  actors = new Actors(browser, () => host.url);
  [building, reviewed] = await Promise.all([
    underConstruction(client, '2025-09-15'),
    Journey.begin(client, { name: '校园安全视频平台' })
      .then((journey) => journey.fill({ cloudExceptionReason: '视频存储须就近部署' }))
      .then((journey) => journey.submit()),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
});

const on = (person: string, journey = building) => actors.on(person, journey.projectId);
const stage = async (journey = building) => (await journey.view('audit')).stage;

test('变更: applied for by the unit, decided by the head', async () => {
  const clerk = await on('王敏');
  await act(clerk, '申请变更');
  await fill(clerk, '变更事由', '增加移动端');
  await fill(clerk, '变更后的概算', '2900000');
  await dialog(clerk).getByText('明细之和比变更后的概算少 100,000.00 元').waitFor();
  await fill(clerk, '第 1 项明细的金额', '1900000');
  await look(clerk, '41-change');
  await send(clerk, '提交变更申请');
  const head = await on('郑海涛');
  await act(head, '决定变更');
  await dialog(head).getByText('2,900,000.00 元').waitFor();
  await check(head, '不同意');
  await dialog(head).getByRole('button', { name: '作出决定', exact: true }).click();
  // A refusal says why: the summary leads to the field.
  await dialog(head).getByRole('alert').getByRole('button', { name: '请填写不同意的理由' }).click();
  await dialog(head).locator('textarea:focus').and(dialog(head).getByLabel('不同意的理由')).waitFor();
  await check(head, '同意');
  await fill(head, '批复文号', '诸数变〔2025〕1号');
  await send(head, '作出决定');
  expect(await building.view('audit')).toMatchObject({ budget: { estimateFen: 290_000_000 } });
});

test('重大情况, 整改 with a failed and a passed re-check', async () => {
  const clerk = await on('王敏');
  await act(clerk, '报告重大情况');
  await check(clerk, '投资重大损失');
  await fill(clerk, '发生日期', '2025-09-14');
  await fill(clerk, '情况说明', '机房进水,两台服务器损坏');
  await fill(clerk, '损失金额', '120000');
  await send(clerk, '报告重大情况');
  const reviewer = await on('周洁');
  await act(reviewer, '责令整改');
  await check(reviewer, '重大情况');
  await fill(reviewer, '第 1 项整改事项', '查明进水原因并修复');
  await fill(reviewer, '整改期限', '2025-09-30');
  await look(reviewer, '42-rectification');
  await send(reviewer, '下达整改');
  await respond('已修复一台');
  const again = await on('周洁');
  await act(again, '复查整改');
  await check(again, '不通过');
  await check(again, '暂缓拨付建设资金');
  await fill(again, '复查说明', '另一台未修复');
  await look(again, '43-recheck');
  await send(again, '登记复查结果');
  const finance = await on('冯丽');
  await finance.getByText('整改复查未通过,已决定暂缓拨付(第三十二条)').first().waitFor();
  await respond('两台都已修复');
  const last = await on('周洁');
  await act(last, '复查整改');
  await check(last, '通过');
  await fill(last, '复查说明', '属实');
  await send(last, '登记复查结果');
});

async function respond(text: string) {
  const clerk = await on('王敏');
  await act(clerk, '答复整改');
  await fill(clerk, '整改情况', text);
  await send(clerk, '提交答复');
}

test('审计意见, 资料调取 and 更正', async () => {
  const audit = await on('陈刚');
  await act(audit, '登记审计意见');
  await fill(audit, '审计意见', '合同付款节点与季报不一致');
  await send(audit, '登记审计意见');
  await act(audit, '调取资料');
  await fill(audit, '调取的资料', '设备采购台账');
  await fill(audit, '答复期限', '2025-09-22');
  await send(audit, '调取资料');
  const clerk = await on('王敏');
  await act(clerk, '答复资料调取');
  await fill(clerk, '答复', '台账已上传,文件名:采购台账.xlsx');
  await send(clerk, '提交答复');
  const again = await on('陈刚');
  await act(again, '更正');
  const option = dialog(again).getByRole('option', { name: /登记审计意见/ });
  await dialog(again)
    .getByLabel('要更正的记录')
    .selectOption((await option.getAttribute('value')) ?? '');
  await fill(again, '更正的理由', '登记错了项目');
  await look(again, '44-correction');
  await send(again, '更正这一条');
  expect(await building.view('audit')).toMatchObject({ auditOpinions: [] });
});

test('申请新建云节点或专线, permitted against the principle by the head', async () => {
  const clerk = await on('王敏');
  await act(clerk, '申请新建云节点或专线');
  await check(clerk, '专网(专线)');
  await fill(clerk, '理由', '涉及考试保密传输');
  await send(clerk, '提交申请');
  const head = await on('郑海涛');
  await act(head, '决定新建云节点或专线');
  await check(head, '负责人特批');
  await fill(head, '特批理由', '国家统一要求');
  await send(head, '决定');
});

test('责任追究 is recorded, and seen by nobody who may not record it', async () => {
  const head = await on('郑海涛');
  await act(head, '登记责任追究');
  await check(head, '第三十五条:未履行程序、管理不善或弄虚作假');
  await check(head, '通报批评');
  await fill(head, '被追究的单位或个人', '市教育和体育局');
  await fill(head, '事实', '进水后未及时报告');
  await fill(head, '作出决定的机关', '市纪委监委');
  await fill(head, '决定日期', '2025-09-15');
  await send(head, '登记责任追究');
  await head.getByText('进水后未及时报告').waitFor();
  const clerk = await on('王敏');
  expect(await clerk.getByText('进水后未及时报告').count()).toBe(0);
});

test('暂停, 恢复 and 终止 with the consequences said before', async () => {
  const head = await on('郑海涛');
  await act(head, '暂停建设');
  await fill(head, '暂停的理由', '等待整改');
  await confirm(head);
  await send(head, '暂停建设');
  await act(head, '恢复建设');
  await dialog(head).getByText('暂停的理由:等待整改').waitFor();
  await fill(head, '恢复的理由', '整改到位');
  await send(head, '恢复建设');
  expect(await stage()).toBe('inConstruction');
  await act(head, '提出终止');
  await fill(head, '终止的理由', '建设需求消失');
  await confirm(head);
  await send(head, '提出终止');
  const finance = await on('冯丽');
  await act(finance, '会签终止');
  await dialog(finance).getByText('建设需求消失').waitFor();
  await dialog(finance).getByRole('button', { name: '会签终止', exact: true }).click();
  await dialog(finance).getByRole('alert').getByText('请勾选确认').waitFor();
  await look(finance, '45-termination');
  await confirm(finance);
  await send(finance, '会签终止');
  expect(await stage()).toBe('terminated');
  await look(finance, '46-terminated');
});

test('撤回 is undone by the one who stands in for the head, and the history says for whom', async () => {
  const week = { from: '2025-09-15', to: '2025-09-21' };
  expect((await client.post('head-edu', '/api/deputies', { deputy: 'clerk-edu', ...week })).status).toBe(201);
  const clerk = await on('王敏', reviewed);
  await act(clerk, '撤回申报');
  await fill(clerk, '撤回理由', '预算有误');
  await send(clerk, '撤回申报');
  await clerk.getByRole('button', { name: '恢复申报' }).waitFor();
  await act(clerk, '恢复申报');
  await send(clerk, '恢复申报');
  expect(await stage(reviewed)).toBe('submitted');
  const history = await actors.at('王敏', `/projects/${reviewed.projectId}/history`);
  await history
    .getByText(/王敏 代 李建国/)
    .first()
    .waitFor();
});

test('评审: an expert gives an opinion, the cloud exception is decided', async () => {
  const reviewer = await on('周洁', reviewed);
  await act(reviewer, '安排评审');
  await fill(reviewer, '评审批次', '2025 年第 4 批');
  await dialog(reviewer).getByRole('checkbox', { name: /^吴明/ }).check();
  await send(reviewer, '安排评审');
  await act(reviewer, '认可不上云理由');
  await check(reviewer, '认可');
  await send(reviewer, '保存');
  const expert = await on('吴明', reviewed);
  await act(expert, '填写专家意见');
  await check(expert, '与本项目及参与单位没有利益冲突');
  await fill(expert, '评审意见', '方案可行');
  await fill(expert, '评分', '86');
  await send(expert, '提交');
  await expert.getByText('评分 86 分').waitFor();
  await look(expert, '47-expert');
  expect(actors.errors).toEqual([]);
});
