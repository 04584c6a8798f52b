import { expect, test } from 'vitest';
import { isNearName, lengthsNear, plainName } from './similar-names.ts';

test.for<[string, string, boolean]>([
  ['智慧教育云平台', '智慧教育云平台', true],
  ['智慧教育云平台(一期)', '智慧教育云平台 一期', true],
  ['OA 办公系统', 'oa办公系统', true],
  ['诸城市智慧教育云平台', '智慧教育云平台', true],
  ['智慧教育云平台', '智慧医疗云平台', false],
  ['智慧教育云平台一期', '智慧教育云平台二期', false],
  ['数据中台', '数据大屏', false],
  ['甲', '甲', true],
  ['甲', '乙', false],
])('%s and %s: near is %s', ([first, second, near]) => {
  expect([isNearName(first, second), isNearName(second, first)]).toEqual([near, near]);
  const { from, to } = lengthsNear([...plainName(first)].length);
  const length = [...plainName(second)].length;
  if (near) expect(from <= length && length <= to).toBe(true);
});
