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
  completeUpload: post('completeUpload', 'documents/{documentId}/completion', 'documents', '完成上传', none),
  downloadDocument: get('/api/projects/{projectId}/documents/{documentId}/download', 'documents', '下载材料'),
} as const satisfies RouteTable;
