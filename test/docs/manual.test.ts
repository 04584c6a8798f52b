import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../lib/project/actions.ts';
import { MANUAL, manualPages, picturesOf } from './manual.ts';

const pages = await manualPages();

test('every picture the manual shows is there, and no other', async () => {
  const there = await readdir(join(MANUAL, 'images'));
  expect(there.sort()).toEqual(
    picturesOf(pages)
      .map((name) => `${name}.webp`)
      .sort(),
  );
});

test('every link within the manual leads somewhere', () => {
  const links = [...pages.values()].flatMap((text) =>
    [...text.matchAll(/\]\(([\w-]+\.md)/g)].map(([, to]) => to),
  );
  expect(links.filter((to) => !pages.has(to ?? ''))).toEqual([]);
});

/** Done by the product itself or where their content stands: no button has these names. */
const UNSAID: readonly string[] = [
  '材料校验通过',
  '材料校验不通过',
  '清理未传完的登记',
  '记录扫描失败',
  '单位更名或合并',
  '移交评审',
  '填写申报内容',
  '登记资源目录项',
  '删除资源目录项',
  '登记对接',
  '上传材料',
  '完成上传',
  '下载材料',
  '下载项目资料包',
  '导出验收备案材料',
  '保存季报草稿',
];

test('every step that somebody takes is named in the manual as its button is', () => {
  const text = [...pages.values()].join('\n');
  const unsaid = Object.values(actions)
    .map(({ label }) => label)
    .filter((label) => !text.includes(label) && !UNSAID.includes(label));
  expect(unsaid).toEqual([]);
});
