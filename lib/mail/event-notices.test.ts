import { expect, test } from 'vitest';
import type { ProjectEvent } from '../project/events.ts';
import type { Project } from '../project/project.ts';
import { noticeOf } from './event-notices.ts';

const project = {
  fields: { name: '智慧教育' },
  documents: { d1: { material: 'feasibilityStudy', fileName: '可研.pdf', uploaded: { userId: 'clerk' } } },
} as unknown as Project;
const refused = { type: 'documentRefused', data: { documentId: 'd1', refusal: '类型不符' } } as ProjectEvent;
const added = {
  ...{ material: 'feasibilityStudy', label: '可行性研究报告', step: 'submission' },
  ...{ article: null, required: true, uploaders: ['clerk'] },
};

test('a refused file is told of by what the administrator calls its material', () => {
  const line = (checklist: (typeof added)[]) => noticeOf(project, refused, { checklist })?.notice.lines[1];
  expect(line([added])).toBe('「可行性研究报告」文件「可研.pdf」未通过校验:类型不符。');
  expect(line([])).toBe('「材料」文件「可研.pdf」未通过校验:类型不符。');
});
