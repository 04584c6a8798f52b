import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, screenshot, violationsOn } from './support/browser.ts';
import { type City, openCity } from './support/city.ts';
import { Journey } from './support/journey.ts';
import { picturePdf, readPdf } from './support/pdf.ts';
import { catalogItem, contract } from './support/story.ts';

/** Forms, the acceptance package and the catalogue, over HTTP on one host. */
let city: City;
let journey: Journey;
let contractId: string;
const security = Object.fromEntries(
  [
    'securityRules',
    'secureProducts',
    'securityReview',
    'dataLifecycle',
    'riskAssessment',
    'cryptographyPlan',
    'cryptographyAssessment',
  ].map((id) => [id, { positive: true }]),
);

beforeAll(async () => {
  city = await openCity();
  journey = await Journey.begin(city.client);
  const town = { unitId: 'mizhou', unitName: '密州街道', scope: '布点', amountFen: 1, townFunded: true };
  await journey.fill({ participants: [town] });
  await journey.act('clerk-edu', 'catalog-items', {
    ...catalogItem,
    name: '=cmd|calc',
    sharing: 'conditional',
    sharingBasis: '+1',
  });
  await journey.submit();
  await journey.review();
  await journey.approve();
  await journey.tender();
  contractId = await journey.contract();
}, 60_000);
afterAll(() => city.stop());

async function fetchFile(user: string, noun: string) {
  const response = await fetch(`${city.host.url}${noun.startsWith('/') ? noun : journey.path(noun)}`, {
    headers: { authorization: `Bearer ${await city.client.token(user)}` },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const name = decodeURIComponent(response.headers.get('content-disposition')?.split("''")[1] ?? '');
  return { status: response.status, bytes, name, type: response.headers.get('content-type') };
}
const statusOf = async (user: string, noun: string) => (await fetchFile(user, noun)).status;

interface Listed {
  items: { form: string; title: string; subject?: string; about?: string; draft: boolean }[];
}
const listed = async (user: string) =>
  (await city.client.get<Listed>(user, journey.path('forms'))).body.items;

test('what can be printed is listed; drafts for the own unit only', async () => {
  const own = await listed('clerk-edu');
  expect(own.filter(({ draft }) => !draft).map(({ form, about }) => [form, about])).toEqual([
    ['responsibilityPledge', undefined],
    ['contractFiling', contract.name],
  ]);
  expect(own.filter(({ draft }) => draft).map(({ form, about }) => [form, about])).toEqual([
    ['contractFiling', '空表'],
    ['adjustmentFiling', '空表'],
    ['changeApplication', '空表'],
    ['quarterlyReport', '2025年第三季度'],
    ['extensionApplication', '空表'],
    ['acceptanceApplication', undefined],
    ['selfEvaluation', '空表'],
  ]);
  expect((await listed('reviewer')).map(({ form }) => form)).toEqual([
    'responsibilityPledge',
    'contractFiling',
  ]);
});

test('every listed form comes as PDF and as Word, under its Chinese name', async () => {
  for (const { form, title, subject, draft } of await listed('clerk-edu')) {
    const query = subject ? `?subject=${subject}` : '';
    const [pdf, docx] = await Promise.all([
      fetchFile('clerk-edu', `forms/${form}.pdf${query}`),
      fetchFile('clerk-edu', `forms/${form}.docx${query}`),
    ]);
    expect([form, pdf.status, docx.status]).toEqual([form, 200, 200]);
    expect([pdf.type, pdf.name.slice(-4), docx.name.slice(-5)]).toEqual(['application/pdf', '.pdf', '.docx']);
    const read = await readPdf(pdf.bytes);
    const word = await mammoth.extractRawText({ buffer: Buffer.from(docx.bytes) });
    for (const text of [read.text, word.value.replace(/\s/g, '')]) {
      expect(text).toContain(title);
      expect(text).toContain('智慧教育云平台(一期)');
      expect(text).not.toMatch(/undefined|NaN|[{}]/);
    }
    expect([read.title, read.missingGlyphs, read.pages.every((p) => p.includes('草稿'))]).toEqual([
      title,
      0,
      draft,
    ]);
    expect(pdf.name.includes('(草稿)')).toBe(draft);
  }
  const { text } = await readPdf(
    (await fetchFile('audit', `forms/contractFiling.pdf?subject=${contractId}`)).bytes,
  );
  for (const part of [
    '1,750,000.00元',
    '壹佰柒拾伍万元整',
    contract.supplier,
    '诸数审〔2025〕7号',
    '软件开发合同',
  ])
    expect(text).toContain(part);
});

test('OpenAPI says that it is a file', async () => {
  type Described = { paths: Record<string, { get: { responses: Record<string, { content: object }> } }> };
  const { paths } = (await city.client.get<Described>('', '/api/openapi.json')).body;
  const { responses } = paths['/api/projects/{projectId}/forms/{form}']?.get ?? {};
  expect(Object.keys(responses?.['200']?.content ?? {})).toContain('application/pdf');
});

test('who may not read the project, gets nothing; drafts and what is not there are refused', async () => {
  const filed = `forms/contractFiling.pdf?subject=${contractId}`;
  expect([await statusOf('leader', filed), await statusOf('clerk-health', filed)]).toEqual([200, 404]);
  expect([await statusOf('participant-town', filed), await statusOf('participant-town', 'forms')]).toEqual([
    403, 403,
  ]);
  expect(await statusOf('finance', 'forms/changeApplication.docx')).toBe(403);
  for (const noun of [
    'forms/nothing.pdf',
    'forms/contractFiling.exe',
    'forms/contractFiling.pdf?subject=none',
  ])
    expect([noun, await statusOf('clerk-edu', noun)]).toEqual([noun, 404]);
  expect(await statusOf('clerk-edu', 'forms/__proto__.pdf')).toBe(404);
});

test('what was saved of a quarter stands in the unit’s draft of it', async () => {
  const saved = { content: { progress: '机房已进场', paidFen: 1_00 } };
  await journey.act('head-edu', 'quarterly-reports/2025Q3/draft', saved);
  const { bytes } = await fetchFile('clerk-edu', 'forms/quarterlyReport.pdf?subject=2025Q3');
  const { text } = await readPdf(bytes);
  for (const part of ['机房已进场', '壹元整', '草稿']) expect(text).toContain(part);
  expect(await statusOf('reviewer', 'forms/quarterlyReport.pdf?subject=2025Q3')).toBe(403);
});

test('a quarter: odd sums are taken and found, impossible ones refused', async () => {
  const report = {
    quarter: '2025Q3',
    progress: '完成需求调研',
    progressPercent: 20,
    receivedFen: 1_000_000_00,
    paidFen: 2_800_000_01,
  };
  const refused = await city.client.post('clerk-edu', journey.path('quarterly-reports'), report);
  expect([refused.status, refused.body.breaches]).toMatchObject([
    422,
    [{ code: 'paidOverEstimate', article: 18 }],
  ]);
  await journey.act('clerk-edu', 'quarterly-reports', {
    ...report,
    paidFen: 1_800_000_50,
    milestones: '签订合同',
  });
  const { findings } = await journey.view<{ findings: { code: string; message: string }[] }>('audit');
  expect(findings).toMatchObject([
    {
      code: 'paidOverReceived',
      message: '2025Q3 季报:累计支付 1,800,000.50 元,多于累计到位 1,000,000.00 元',
    },
    {
      code: 'paidOverContracts',
      message: '2025Q3 季报:累计支付 1,800,000.50 元,多于登记的合同合计 1,750,000.00 元',
    },
  ]);
  const pdf = await fetchFile('finance', 'forms/quarterlyReport.pdf?subject=2025Q3');
  const { text } = await readPdf(pdf.bytes);
  for (const part of ['壹佰捌拾万元伍角整', '2,800,000.00元', '1,750,000.00元', '2025年第三季度', '64.28%'])
    expect(text).toContain(part);
  expect(text).not.toContain('草稿');
});

test('the catalogue in the order of 发改高技〔2017〕1272号, nothing that a sheet would run', async () => {
  const { bytes, status } = await fetchFile('reviewer', 'catalog.xlsx');
  expect(status).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  const rows = (workbook.worksheets[0]?.getSheetValues() ?? [])
    .slice(1)
    .map((row) => (row as unknown[]).slice(1));
  expect(rows[0]).toEqual([
    ...[
      '信息资源名称',
      '信息资源代码',
      '信息资源分类',
      '信息资源提供方',
      '信息资源提供方代码',
      '信息资源摘要',
      '信息资源格式',
    ],
    ...[
      '信息项名称',
      '信息项数据类型',
      '共享类型',
      '共享条件',
      '共享方式',
      '开放属性',
      '更新周期',
      '发布日期',
    ],
  ]);
  expect(rows.slice(1).map((row) => [row[0], row[7], row[9], row[10]])).toEqual([
    ['中小学校基本信息', '学校名称', '无条件共享', undefined],
    ['中小学校基本信息', '学校代码', '无条件共享', undefined],
    ["'=cmd|calc", '学校名称', '有条件共享', "'+1"],
    ["'=cmd|calc", '学校代码', '有条件共享', "'+1"],
  ]);
});

const TEMPLATES = '/api/templates/documents';
const put = (user: string, form: string, bytes: Uint8Array) =>
  city.client.request(user, 'PUT', `${TEMPLATES}/${form}`, { docx: Buffer.from(bytes).toString('base64') });

async function edited(template: Uint8Array, from: string, to: string) {
  const zip = await JSZip.loadAsync(template);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  expect(xml).toContain(from);
  zip.file('word/document.xml', xml.replace(from, to));
  return zip.generateAsync({ type: 'uint8array' });
}

test('all templates there are, of mails and of forms, for who keeps them and for audit', async () => {
  type Item = { kind: string; name: string; title: string; origin: string; href: string };
  for (const user of ['admin', 'audit']) {
    const { status, body } = await city.client.get<{ items: Item[] }>(user, '/api/templates');
    expect([status, new Set(body.items.map((i) => i.kind))]).toEqual([200, new Set(['mail', 'document'])]);
    expect(body.items.map((i) => `${i.kind} ${i.name} ${i.origin}`)).toEqual(
      expect.arrayContaining(['mail digest shipped', 'document contractFiling shipped']),
    );
  }
  expect((await city.client.get('clerk-edu', '/api/templates')).status).toBe(403);
});

test('an administrator replaces a template, is told what is wrong with it, and puts the shipped one back', async () => {
  const wordOf = async () => {
    const { bytes } = await fetchFile('clerk-edu', `forms/contractFiling.docx?subject=${contractId}`);
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  };
  const shipped = (await fetchFile('admin', `${TEMPLATES}/contractFiling`)).bytes;
  const bad = await put('admin', 'contractFiling', await edited(shipped, '{供应商}', '{供货商}'));
  expect([bad.status, bad.body.detail]).toEqual([422, '没有名为「供货商」的占位符']);

  const good = await edited(shipped, '合同备案表', '诸城市合同备案表');
  expect((await put('clerk-edu', 'contractFiling', good)).status).toBe(403);
  expect((await put('admin', 'contractFiling', good)).body).toMatchObject({ version: 1, origin: 'replaced' });
  // The same again is the same version.
  expect((await put('admin', 'contractFiling', good)).body).toMatchObject({ version: 1 });
  expect(await wordOf()).toContain('诸城市合同备案表');

  const restored = await city.client.request('admin', 'DELETE', `${TEMPLATES}/contractFiling`, {});
  expect(restored.body).toMatchObject({ version: 2, origin: 'shipped' });
  expect(await wordOf()).not.toContain('诸城市合同备案表');
  const history = await city.client.get<{ items: { version: number; by: { name: string } }[] }>(
    'audit',
    `${TEMPLATES}/contractFiling/history`,
  );
  expect(history.body.items.map(({ version }) => version)).toEqual([2, 1]);
  expect(JSON.stringify(history.body)).not.toContain('docx');
  const all = await city.client.get<{ items: { name: string; placeholders: { values: string[] } }[] }>(
    'admin',
    TEMPLATES,
  );
  expect(all.body.items).toHaveLength(8);
  expect(all.body.items[1]?.placeholders.values).toContain('合同金额大写');
  expect((await city.client.get('reviewer', TEMPLATES)).status).toBe(403);
});

const hex = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

test('the acceptance package: closed before acceptance, then every paper with both hashes, a cover sheet and a manifest', async () => {
  const address = journey.path('acceptance-package.zip');
  expect((await city.client.get('clerk-edu', address)).status).toBe(409);
  await journey.act('clerk-edu', `contracts/${contractId}/completion`, { completedOn: '2025-09-15' });
  await journey.upload('clerk-edu', 'acceptanceApplication');
  await journey.act('head-edu', 'acceptance-applications');
  const group = [
    { name: '周洁', department: 'bureau' },
    { name: '冯丽', department: 'finance' },
  ];
  await journey.act('reviewer', 'acceptance-review', { group, meetingOn: '2025-09-15' });
  await journey.upload('reviewer', 'acceptanceOpinion');
  await journey.upload('clerk-edu', 'securityMaterials');
  // A paper that the city itself asks for goes along.
  const manual = { material: 'operationManual', label: '运维手册', step: 'acceptance', article: null };
  const checklist = { items: [{ ...manual, required: false, uploaders: ['clerk'] }] };
  expect((await city.client.request('admin', 'PUT', '/api/materials', checklist)).status).toBe(200);
  await journey.upload('clerk-edu', 'operationManual');
  await journey.act('clerk-edu', 'catalog-registration', {
    registeredOn: '2025-09-15',
    platformNumber: '目录-1',
  });
  await journey.act('reviewer', 'catalog-registration/confirmation', { sharingMet: true });
  await journey.act('clerk-edu', 'security-answers', {
    answers: security,
    mlps: { level: 2, filed: true, tested: true },
  });
  await journey.act('bureau-head', 'acceptance-results', { opinion: '通过验收' });
  await journey.act('finance', 'acceptance-results/cosignature');

  expect((await city.client.get('participant-town', address)).status).toBe(403);
  const { body } = await city.client.get<{ status: string; url: string; files: number }>(
    'clerk-edu',
    address,
  );
  expect(body).toMatchObject({ status: 'ready', files: 4 });
  const bytes = new Uint8Array(await (await fetch(body.url)).arrayBuffer());
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const read = async (name: string) => (await zip.file(name)?.async('uint8array')) ?? new Uint8Array();
  const names = Object.keys(zip.files);
  expect(names).toEqual([
    '01-验收申请报告/1-acceptanceApplication.pdf',
    '02-安全可靠、密码、安全审查材料/1-securityMaterials.pdf',
    '03-验收意见/1-acceptanceOpinion.pdf',
    '04-运维手册/1-operationManual.pdf',
    ...['清单.json', 'SHA256SUMS', 'SM3SUMS', '封面.pdf'],
  ]);
  const manifest = JSON.parse(new TextDecoder().decode(await read('清单.json')));
  const cover = await readPdf(await read('封面.pdf'));
  await picturePdf(await read('封面.pdf'), 'acceptance-cover');
  for (const [i, name] of names.slice(0, 4).entries()) {
    const content = await read(name);
    const hashes = { sha256: hex('sha256', content), sm3: hex('sm3', content) };
    expect(manifest.files[i]).toMatchObject({ path: name, sizeBytes: content.length, ...hashes });
    for (const hash of Object.values(hashes)) expect(cover.text).toContain(hash);
  }
  expect(cover.text).toContain('由建设单位自行上传至潍坊市政务信息化项目管理系统');
  expect(cover.missingGlyphs).toBe(0);
  // Asked for again, it is what was made.
  expect((await city.client.get<{ url: string }>('audit', address)).body.url.split('?')[0]).toBe(
    body.url.split('?')[0],
  );
  const { items } = await journey.history();
  expect(items.filter(({ type }) => type === 'acceptancePackageDownloaded')).toHaveLength(2);
});

test('a package that takes long is made behind, and whoever asked is told by mail', async () => {
  const address = journey.path('acceptance-package.zip');
  const content = Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    randomBytes(33 * 1024 ** 2),
    Buffer.from('\n%%EOF\n'),
  ]);
  const paper = { fileName: '测试报告.pdf', contentType: 'application/pdf', bytes: content };
  expect(await city.client.upload('clerk-edu', journey.projectId, 'testReport', paper)).toMatchObject({
    status: 'available',
  });
  const asked = await city.client.get('clerk-edu', address);
  expect([asked.status, asked.body.status]).toEqual([202, 'preparing']);
  const told = await mailWith('【验收备案材料包已备好】');
  expect(told.text).toContain('由本单位自行上传至潍坊市政务信息化项目管理系统');
  const { status, body } = await city.client.get<{ url: string; files: number }>('clerk-edu', address);
  expect([status, body.files]).toEqual([200, 5]);
  const made = await fetch(body.url, { headers: { range: 'bytes=0-0' } });
  expect(Number(made.headers.get('content-range')?.split('/')[1])).toBeGreaterThan(content.length);
});

async function mailWith(subject: string) {
  for (;;) {
    const found = (await city.client.mail()).find((mail) => mail.subject.includes(subject));
    if (found) return found;
    await delay(100);
  }
}

test('the page shows a form as it will print, in real Chromium under the strict policy, and saves it', async () => {
  const browser = await launchBrowser();
  try {
    const { page, errors } = await openPage(browser, city.host.url);
    await page.goto(`/projects/${journey.projectId}`);
    await page.getByRole('button', { name: '王敏' }).click();
    await page.getByRole('link', { name: '打印表格' }).click();
    await page.getByRole('button', { name: `合同备案表 ${contract.name}` }).click();
    const sheet = page.getByRole('img', { name: '合同备案表,第 1 页,共 1 页' });
    await sheet.waitFor();
    // Drawn: some of it is ink.
    await page.waitForFunction(`
      const canvas = document.querySelector('canvas');
      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((v, i) => i % 4 === 0 && v < 80)
    `);
    expect(await page.locator('figcaption').textContent()).toContain('壹佰柒拾伍万元整');
    await screenshot(page, 'forms/preview');
    expect([errors, await violationsOn(page)]).toEqual([[], []]);
    for (const [button, extension] of [
      ['下载 PDF', '.pdf'],
      ['下载 Word', '.docx'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`合同备案表 智慧教育云平台(一期)${extension}`);
    }
    await page.getByRole('button', { name: '变更申请表' }).first().click();
    await page.getByText('每页标有“草稿”').waitFor();
    expect(errors).toEqual([]);

    const { page: admin, errors: adminErrors } = await openPage(browser, city.host.url);
    await admin.goto('/admin/templates');
    await admin.getByRole('button', { name: '系统管理' }).click();
    const chooser = admin.getByLabel('上传「合同备案表」的新模板');
    await chooser.setInputFiles({
      name: '模板.docx',
      mimeType: 'application/msword',
      buffer: Buffer.from('MZ'),
    });
    await admin.getByText('不是有效的 .docx 文件').waitFor();
    await screenshot(admin, 'forms/templates');
    const template = (await fetchFile('admin', `${TEMPLATES}/contractFiling`)).bytes;
    const buffer = Buffer.from(await edited(template, '合同备案表', '诸城市合同备案表'));
    await chooser.setInputFiles({ name: '模板.docx', mimeType: 'application/msword', buffer });
    await admin.getByText('已替换,第 3 版').waitFor();
    expect([adminErrors, await violationsOn(admin)]).toEqual([[], []]);
  } finally {
    await browser.close();
  }
});
