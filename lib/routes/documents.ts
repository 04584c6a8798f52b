import * as z from 'zod/mini';
import { later } from '../later.ts';
import { commands } from '../project/commands/index.ts';
import { get, none, post, type RouteTable } from './route.ts';

export const documentsRoutes = {
  registerDocument: post(
    'registerDocument',
    'documents',
    'documents',
    '登记上传',
    commands.registerDocument.input,
    201,
  ),
  resumeUpload: {
    method: 'POST',
    path: '/api/projects/{projectId}/documents/{documentId}/upload',
    group: 'documents',
    auth: 'user',
    summary: '续传:已有的分段和新的上传地址',
    body: later(() => z.pick(commands.registerDocument.input(), { partSha256: true })),
  },
  downloadArchive: get('/api/projects/{projectId}/archive.zip', 'documents', '下载项目资料包'),
  completeUpload: post('completeUpload', 'documents/{documentId}/completion', 'documents', '完成上传', none),
  downloadDocument: get('/api/projects/{projectId}/documents/{documentId}/download', 'documents', '下载材料'),
} as const satisfies RouteTable;
