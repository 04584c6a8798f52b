import { extensionOf, fileTypeOf, isDeclaredAs } from '../../../lib/documents/file-types.ts';
import type { ProjectView } from '../../../lib/project/view.ts';
import { call } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { digestsOf } from './hash.ts';
import type { Digests } from './hash-worker.ts';
import type { Addresses, Sending } from './uploader.ts';

export type Phase = 'hashing' | 'sending' | 'completing';

export interface Transfer {
  projectId: string;
  material: string;
  file: File;
  /** Documents of the project as the page knows them: one that was left half sent is gone on with. */
  known: ProjectView['documents'];
  /** Stays the same when the transfer is tried again. */
  key: string;
  onProgress: (phase: Phase, bytes: number) => void;
  /** Once bytes are on their way, it can be held. */
  onSending: (sending: Sending) => void;
  signal: AbortSignal;
}

interface Registration extends Addresses {
  documentId: string;
  /** The project has these bytes already: nothing is sent. */
  sameContent?: boolean;
}

/** Digest, registration, bytes to the store, completion: what it takes to bring one file onto the record. */
export async function transfer(order: Transfer): Promise<void> {
  const { projectId, file, key, onProgress, onSending, signal } = order;
  const digests = await digestsOf(file, (bytes) => onProgress('hashing', bytes), signal);
  const { documentId, sameContent, ...addresses } = await registration(order, digests);
  if (!sameContent) {
    onProgress('sending', 0);
    const { send } = await import('./uploader.ts');
    const sending = send({
      ...{ key, file, documentId, addresses },
      renew: () => resumed(projectId, documentId, digests),
      onBytes: (bytes) => onProgress('sending', bytes),
    });
    signal.addEventListener('abort', sending.cancel);
    onSending(sending);
    await sending.done;
  }
  onProgress('completing', file.size);
  await call('completeUpload', {
    params: { projectId, documentId },
    body: {},
    idempotencyKey: `${key}-complete`,
  });
}

/** The registration that the same file was left with, before a reload or on another machine; else a new one. */
async function registration(order: Transfer, digests: Digests): Promise<Registration> {
  const { projectId, material, file, key, known } = order;
  const left = known.find(
    (document) =>
      document.status === 'pending' &&
      document.material === material &&
      document.sha256 === digests.sha256 &&
      document.fileName === file.name,
  );
  if (left) {
    try {
      return { documentId: left.documentId, ...(await resumed(projectId, left.documentId, digests)) };
    } catch (error) {
      // Completed or swept meanwhile, or begun by a program that stated no parts.
      if (![404, 409, 422].includes(asProblem(error).status)) throw error;
    }
  }
  const body = {
    material,
    fileName: file.name,
    contentType: contentTypeOf(file),
    sizeBytes: file.size,
    ...digests,
  };
  const registered = await call('registerDocument', {
    params: { projectId },
    body,
    idempotencyKey: `${key}-register`,
  });
  return { ...registered, presentParts: [] };
}

const resumed = (projectId: string, documentId: string, { partSha256 }: Digests) =>
  call('resumeUpload', { params: { projectId, documentId }, body: partSha256 ? { partSha256 } : {} });

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
