import { expect, test } from 'vitest';
import { type Lines, movedUp, withLine, without } from './checklist.ts';

const line = (material: string, step: Lines[number]['step'] = 'submission'): Lines[number] => ({
  material,
  label: `名称 ${material}`,
  step,
  article: null,
  required: true,
  uploaders: ['clerk'],
});
const codes = (lines: Lines) => lines.map(({ material }) => material);

test('a line replaces what was said of its material; said as it is shipped, nothing is kept', () => {
  const form = { ...line('applicationForm'), label: '申报表' };
  expect(withLine([line('x')], form)).toEqual([line('x'), form]);
  expect(withLine([form, line('x')], { ...form, label: '项目申报表' })).toEqual([
    { ...form, label: '项目申报表' },
    line('x'),
  ]);
  expect(withLine([form], { ...form, required: false })).toEqual([]);
  // What an article asks for is required however the line says it.
  expect(withLine([], { ...line('contract', 'contract'), label: '合同', required: true })).toEqual([]);
  expect(without([form, line('x')], 'x')).toEqual([form]);
});

test('a material of the city’s own goes before the one above it in its step, whatever stands between', () => {
  const lines = [line('a'), line('b', 'contract'), line('applicationForm'), line('c')];
  expect(codes(movedUp(lines, 'c'))).toEqual(['c', 'a', 'b', 'applicationForm']);
  expect(codes(movedUp(lines, 'a'))).toEqual(['a', 'b', 'applicationForm', 'c']);
  expect(codes(movedUp(lines, 'b'))).toEqual(['a', 'b', 'applicationForm', 'c']);
});
