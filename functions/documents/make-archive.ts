import { archiveOf, makeArchive } from '../../lib/documents/archive.ts';
import { bundleFunction } from '../make-bundle.ts';

/** A large archive was asked for → it is made, and who asked is told by mail. */
export const handler = bundleFunction({
  asked: 'archiveRequested',
  bundleOf: (project, checklist, { role, unitId }) =>
    archiveOf(project, role === 'participant' ? unitId : undefined, checklist),
  make: makeArchive,
  noticeOf: ({ projectId, fields, filingNumber }, { files }) => ({
    subject: `【项目资料包已备好】${fields.name}`,
    lines: [
      `项目:${fields.name}(备案号 ${filingNumber})`,
      `您申请的项目资料包已备好,共 ${files} 个文件。请在项目页的「材料」处下载,七天内有效。`,
    ],
    path: `/projects/${projectId}#materials`,
    action: '下载资料包',
  }),
});
