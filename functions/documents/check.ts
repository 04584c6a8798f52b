import { shanghaiDay } from '../../lib/calendar/days.ts';
import { checkContent, HEAD_BYTES, TAIL_BYTES } from '../../lib/documents/content-type.ts';
import { documentOfKey } from '../../lib/documents/keys.ts';
import {
  hashStoredObject,
  inspectStoredObject,
  readHead,
  readTail,
} from '../../lib/documents/stored-object.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { runSystemCommand } from '../command.ts';
import { queueFunction } from '../queue.ts';

interface ObjectCreated {
  object: { key: string };
}

/**
 * An object was stored → its document is accepted or refused. Comes at least once and in any order: what is decided already
 * stays as it is, and an object that no document was registered for is left alone.
 */
export const handler = queueFunction<ObjectCreated>(async ({ detail, time }) => {
  const found = documentOfKey(detail.object.key);
  const document = found && (await loadProject(found.projectId))?.project.documents[found.documentId];
  if (!found || !document) return;
  if (document.status !== 'pending' && document.status !== 'checking') return;
  const refusal = await refusalOf(document);
  const { documentId } = document;
  const [command, input] = refusal
    ? (['refuseDocument', { documentId, refusal }] as const)
    : (['acceptDocument', { documentId, scan: 'notScanned' }] as const);
  await runSystemCommand(command, found.projectId, input, time, shanghaiDay(time));
});

/** Why a document cannot be used, by the store's own record and by its content; undefined when it can. */
async function refusalOf({ key, sizeBytes, sha256, fileName, contentType }: ProjectDocument) {
  const stored = await inspectStoredObject(key);
  if (!stored) return '文件内容不存在,请重新上传';
  if (stored.sizeBytes !== sizeBytes)
    return `文件大小与登记不符(登记 ${sizeBytes} 字节,收到 ${stored.sizeBytes} 字节)`;
  const hash = stored.sha256Hex ?? (await hashStoredObject(key));
  if (hash !== sha256) return '文件内容与登记的 SHA-256 不符,请重新上传';
  const [head, tail] = await Promise.all([readHead(key, HEAD_BYTES), readTail(key, TAIL_BYTES)]);
  const content = await checkContent({ fileName, contentType, head, tail });
  return content.ok ? undefined : content.message;
}
