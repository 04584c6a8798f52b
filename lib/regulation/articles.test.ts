import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { articleTable } from './article-table.ts';
import { article, articleLabel, articles } from './articles.ts';
import { readings } from './readings.ts';

const files = readdirSync(import.meta.dirname);
const ruleFiles = files.filter((file) => /^article-\d\d-.*(?<!\.test)\.ts$/.test(file));

test('all 38 articles, in order', () => {
  expect(articles.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, i) => i + 1));
  expect(article(16)?.label).toBe('第十六条');
  expect(article(39)).toBeUndefined();
});

test('every article has a rule file or the reason there is none, and not both', () => {
  const wrong = articles.filter(({ rules, reason }) => rules.length > 0 === (reason !== undefined));
  expect(wrong).toEqual([]);
});

test('every rule file is in the list, and every listed file exists', () => {
  const listed = new Set(articles.flatMap(({ rules }) => rules));
  expect(ruleFiles.filter((file) => !listed.has(file))).toEqual([]);
  expect([...listed].filter((file) => !files.includes(file))).toEqual([]);
});

test('a rule file stands at the article in its name', () => {
  const misplaced = ruleFiles.filter((file) => !article(Number(file.slice(8, 10)))?.rules.includes(file));
  expect(misplaced).toEqual([]);
});

test('every rule file has its test beside it', () => {
  const tested = (file: string) => files.includes(file.replace(/\.ts$/, '.test.ts'));
  expect(ruleFiles.filter((file) => !tested(file))).toEqual([]);
});

test('the readings named are readings', () => {
  const known = readings.map(({ id }) => id);
  expect(articles.flatMap((a) => a.readings).filter((id) => !known.includes(id))).toEqual([]);
});

test('chapters and their titles, the first one repaired', () => {
  const chapters = Map.groupBy(articles, ({ chapter }) => chapter);
  expect([...chapters].map(([chapter, list]) => [chapter, list.length])).toEqual([
    ['第一章 总则', 4],
    ['第二章 规划和审批管理', 5],
    ['第三章 建设管理', 12],
    ['第四章 验收和绩效评价', 6],
    ['第五章 网络与信息安全管理', 4],
    ['第六章 监督管理', 5],
    ['第七章 附则', 2],
  ]);
});

test('the text is repaired: no stray space, no article number left in it, no broken date or 文号', () => {
  const all = articles.flatMap(({ text }) => text);
  expect(all.filter((paragraph) => /\s|^第?[一二三四五六七八九十]+条?[^、)]?\s/.test(paragraph))).toEqual([]);
  expect(article(1)?.text.join('')).toContain('潍政办发〔2020〕9号');
  expect(article(1)?.text.join('')).toContain('国办发〔2019〕57号');
  expect(article(12)?.text).toEqual([
    '建设的政务信息系统应当按规定接入市政务信息系统共享交换平台,要求共享数据资源。',
  ]);
  expect(article(37)?.text).toEqual(['本办法由大数据工作主管部门负责解释。']);
  expect(article(38)?.text).toEqual(['本办法自2020年11月24日起施行,有效期至2025年11月23日。']);
});

test('paragraphs stay paragraphs', () => {
  expect(article(15)?.text).toHaveLength(5);
  expect(article(15)?.text[1]).toBe('(一)根据省委、省政府和潍坊市委、市政府部署,确需改变建设内容的;');
  expect(article(3)?.text.at(-1)).toBe('涉及国家秘密的政务信息化项目,按有关规定另行办理。');
});

test.for([
  [1, '第一条'],
  [10, '第十条'],
  [11, '第十一条'],
  [20, '第二十条'],
  [21, '第二十一条'],
  [38, '第三十八条'],
] as const)('article %d is %s', ([number, label]) => {
  expect(articleLabel(number)).toBe(label);
});

test('the table for the README has a row an article', () => {
  const rows = articleTable().split('\n');
  expect(rows).toHaveLength(40);
  expect(rows.slice(0, 2)).toEqual(['| 条 | 内容 | 规则文件,或没有规则的原因 |', '|---|---|---|']);
  expect(rows[26]).toBe(
    '| 第二十五条 | 延期验收与资金拨付 | [`article-25-extension.ts`](lib/regulation/article-25-extension.ts)<br>[`article-25-fund-gate.ts`](lib/regulation/article-25-fund-gate.ts) |',
  );
  expect(rows[34]).toBe('| 第三十三条 | 审计监督 | 仅作记录:审计可查阅全部资料并登记意见,不设程序条件 |');
});
