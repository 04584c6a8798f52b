import { extensionOf, fileTypeOf, isDeclaredAs } from '../../../lib/documents/file-types.ts';
import { call } from '../api/client.ts';
import { sha256Of } from './hash.ts';
import { StoreRefusal } from './put.ts';
import { send } from './send.ts';

export type Phase = 'hashing' | 'sending' | 'completing';

export interface Transfer {
  projectId: string;
  material: string;
  file: File;
  /** Stays the same when the transfer is tried again. */
  key: string;
  onProgress: (phase: Phase, bytes: number) => void;
}

/** Digest, registration, bytes to the store, completion: what it takes to bring one file onto the record. */
export async function transfer({ projectId, material, file, key, onProgress }: Transfer): Promise<void> {
  const sha256 = await sha256Of(file, (bytes) => onProgress('hashing', bytes));
  const body = {
    material,
    fileName: file.name,
    contentType: contentTypeOf(file),
    sizeBytes: file.size,
    sha256,
  };
  const register = () =>
    call('registerDocument', { params: { projectId }, body, idempotencyKey: `${key}-register` });
  const { documentId, upload } = await register();
  const onBytes = (bytes: number) => onProgress('sending', bytes);
  try {
    await send(file, upload, onBytes);
  } catch (error) {
    // The address ran out while the file waited its turn: the same registration gives a fresh one.
    if (!(error instanceof StoreRefusal && error.status === 403)) throw error;
    await send(file, (await register()).upload, onBytes);
  }
  onProgress('completing', file.size);
  await call('completeUpload', {
    params: { projectId, documentId },
    body: {},
    idempotencyKey: `${key}-complete`,
  });
}

/** Machines without a program for a file say nothing of its type, or something odd: then the extension's own type. */
function contentTypeOf(file: File): string {
  const type = fileTypeOf(file.name);
  if (!type) return file.type || 'application/octet-stream';
  return file.type && isDeclaredAs(type, file.name, file.type) ? file.type : type.contentType;
}

/** Why a file cannot be uploaded at all, said before anything is sent. */
export function fileProblem(file: File): string | undefined {
  if (!fileTypeOf(file.name)) return `不能上传“${extensionOf(file.name) || '无扩展名'}”类型的文件`;
  if (file.size === 0) return '文件是空的';
  return file.size > 2 * 1024 ** 3 ? '单个文件不能超过 2 GiB' : undefined;
}
