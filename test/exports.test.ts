import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, build, type City, draft, ok, openCity, ready } from './support/city.ts';
import { sheetOf } from './support/sheets.ts';

let city: City;
const evil = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1'];

beforeAll(async () => {
  city = await openCity();
  for (const name of evil) await draft(city, name.trim());
  await draft(city, '区域医疗影像中心', 'clerk-health');
  const built = await ready(city, '智慧教育云平台');
  await approve(city, built);
  await build(city, built);
  ok(
    await city.client.post('clerk-edu', `/api/projects/${built}/quarterly-reports`, {
      quarter: '2025Q3',
      zero: true,
    }),
  );
}, 60_000);
afterAll(() => city.stop());

async function download(user: string, report: string) {
  const response = await fetch(`${city.host.url}/api/reports/${report}`, {
    headers: { authorization: `Bearer ${await city.client.token(user)}` },
  });
  return response;
}

async function sheet(user: string, report: string) {
  const response = await download(user, report);
  expect([report, response.status]).toEqual([report, 200]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  const found = workbook.worksheets[0];
  if (!found) throw new Error('no sheet');
  return found;
}

const column = (s: ExcelJS.Worksheet, header: string) => {
  const headers = (s.getRow(1).values as string[]).indexOf(header);
  return (s.getColumn(headers).values as unknown[]).slice(2);
};

test('a file to save, under a Chinese name, never cached', async () => {
  const { headers } = await download('leader', 'ledger.xlsx');
  expect(headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  );
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toBe(
    "attachment; filename*=UTF-8''项目台账 2025-09-15.xlsx",
  );
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the ledger: frozen header, real dates and money, nothing that a sheet would run', async () => {
  const s = await sheet('leader', 'ledger.xlsx');
  expect(s.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  const names = column(s, '项目名称') as string[];
  expect(names).toHaveLength(7);
  expect(names.filter((name) => /^[=+\-@\t\r]/.test(name))).toEqual([]);
  expect(names).toContain("'=cmd|calc");
  const row = names.indexOf('智慧教育云平台');
  expect(column(s, '批复概算(元)')[row]).toBe(2_800_000);
  expect(column(s, '合同金额(元)')[row]).toBe(1_750_000);
  expect(column(s, '批复日期')[row]).toEqual(new Date('2025-09-15T00:00:00Z'));
  expect(column(s, '阶段')[row]).toBe('建设中');
});

test('no export has a cell that a sheet would run', async () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1'];
  const rows = names.map((项目名称, i) => ({
    ...{ 是否涉密: '否', 原编号: `=${i}`, 建设单位: '市卫生健康局', 项目类型: '新建', 项目名称 },
    // Overdue reports since, and a surplus that did not go back.
    ...{ 批复日期: '2025-01-10', '批复概算(元)': 100, '决算(元)': 60 },
  }));
  const contentBase64 = (await sheetOf(rows)).toString('base64');
  expect(ok(await city.client.post('admin', '/api/imports', { contentBase64 }))).toMatchObject({
    imported: 5,
  });
  for (const report of ['ledger.xlsx', 'quarters.xlsx?quarter=2025Q1', 'overdue.xlsx', 'surplus.xlsx']) {
    const s = await sheet('head-health', report);
    const texts = (s.getSheetValues() as unknown[][]).flat().filter((cell) => typeof cell === 'string');
    for (const name of names)
      expect([report, name, texts.includes(`'${name}`)]).toEqual([report, name, true]);
    expect(texts.filter((text) => /^[=+\-@\t\r＝＋－＠]/.test(text))).toEqual([]);
    s.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  }
});

test('each sees their own: a unit its unit, an administrator and an expert an empty list', async () => {
  expect(column(await sheet('clerk-health', 'ledger.xlsx'), '项目名称')).toHaveLength(6);
  for (const user of ['admin', 'expert', 'participant-town'])
    for (const report of ['ledger.xlsx', 'quarters.xlsx', 'overdue.xlsx', 'surplus.xlsx'])
      expect((await sheet(user, report)).rowCount).toBe(1);
  expect((await fetch(`${city.host.url}/api/reports/ledger.xlsx`)).status).toBe(401);
});

test('quarters and overdue duties', async () => {
  const quarters = await sheet('head-edu', 'quarters.xlsx?quarter=2025Q3');
  expect([column(quarters, '季报状态'), column(quarters, '零报告')]).toEqual([['零报告'], ['是']]);
  expect((await download('finance', 'quarters.xlsx?quarter=x')).status).toBe(400);
  expect((await sheet('clerk-edu', 'overdue.xlsx')).rowCount).toBe(1);
  const second = await ready(city, '校园安全平台');
  await approve(city, second);
  await city.client.clock('2025-10-10T09:00:00+08:00');
  const overdue = await sheet('head-edu', 'overdue.xlsx');
  expect(column(overdue, '项目名称')).toEqual(['校园安全平台']);
  expect([column(overdue, '事项'), column(overdue, '逾期天数')]).toEqual([['季度报告:2025Q3'], [10]]);
});
