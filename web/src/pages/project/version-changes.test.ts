import { expect, test } from 'vitest';
import type { SubmissionVersion } from '../../../../lib/project/project.ts';
import { pathLabel } from '../../ui/record-labels.ts';
import { changesSince } from './version-changes.ts';

const signed = (at: string) => ({ userId: 'u', name: '王敏', role: 'clerk' as const, unitId: 'edu', at });
const item = {
  itemId: 'i1',
  name: '学校信息',
  category: '教育',
  provider: '教体局',
  providerCode: 'x',
  format: '数据库',
  fields: [{ name: '学校名称', type: '字符型' }],
  sharing: 'unconditional' as const,
  openToPublic: true,
  updateCycle: '每年',
};
const plan = { documentId: 'd1', material: 'constructionPlan', fileName: '方案.docx', sha256: 'a' };
const first: SubmissionVersion = {
  version: 1,
  submitted: signed('2025-09-15T01:00:00Z'),
  fields: { name: '平台', kind: 'newBuild', procurementMode: 'unit', goal: '建成平台' },
  catalogItems: [{ ...item, recorded: signed('2025-09-14T01:00:00Z') }],
  documents: [plan],
};

test('a version that only was signed anew has not changed', () => {
  const catalogItems = [{ ...item, recorded: signed('2025-09-16T01:00:00Z') }];
  const again = { ...first, version: 2, submitted: signed('2025-09-16T02:00:00Z'), catalogItems };
  expect(changesSince(first, again)).toEqual([]);
});

test('a field, an item and the files of a material are told apart, in words', () => {
  const again: SubmissionVersion = {
    ...first,
    fields: { ...first.fields, goal: '建成平台,覆盖 186 所学校' },
    catalogItems: [{ ...item, updateCycle: '每月', recorded: signed('2025-09-14T01:00:00Z') }],
    documents: [plan, { ...plan, documentId: 'd2', fileName: '方案(修改).docx' }],
  };
  expect(
    changesSince(first, again).map(({ field, before, after }) => [pathLabel(field), before, after]),
  ).toEqual([
    ['资源目录项 · 更新周期', '每年', '每月'],
    ['材料 · 建设方案', ['方案.docx'], ['方案.docx', '方案(修改).docx']],
    ['填报内容 · 建设目标', '建成平台', '建成平台,覆盖 186 所学校'],
  ]);
});
