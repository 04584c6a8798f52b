import { checkContent, HEAD_BYTES, TAIL_BYTES } from '../../lib/documents/content-type.ts';
import type { Verdict } from '../../lib/documents/scan.ts';
import { openScan } from '../../lib/documents/scanner.ts';
import {
  inspectStoredObject,
  readHead,
  readTail,
  readThrough,
  type StoredObjectRecord,
} from '../../lib/documents/stored-object.ts';
import type { ProjectDocument } from '../../lib/project/project.ts';
import type { StoredVersion } from './stored-event.ts';

type Outcome = { scan: 'clean' | 'notScanned' } | { refusal: string } | { gone: true };

/** Whether a document can be used, by the store's own record, by its content and by the scanner; cheapest first. */
export async function inspectDocument(
  { sizeBytes, sha256, fileName, contentType }: ProjectDocument,
  { key, versionId, verdict }: StoredVersion,
): Promise<Outcome> {
  const stored = await inspectStoredObject(key, versionId);
  // Taken away since the event: another event tells of what is there now.
  if (!stored) return { gone: true };
  if (stored.sizeBytes !== sizeBytes)
    return { refusal: `文件大小与登记不符(登记 ${sizeBytes} 字节,收到 ${stored.sizeBytes} 字节)` };
  if (stored.sha256Hex !== null && stored.sha256Hex !== sha256) return WRONG_SUM;
  const [head, tail] = await Promise.all([
    readHead(key, HEAD_BYTES, versionId),
    readTail(key, TAIL_BYTES, versionId),
  ]);
  const content = await checkContent({ fileName, contentType, head, tail });
  if (!content.ok) return { refusal: content.message };
  const read = await readWhole(stored, verdict);
  if (read.sha256 !== undefined && read.sha256 !== sha256) return WRONG_SUM;
  if ('scan' in read.verdict) return read.verdict;
  return { refusal: `发现恶意代码(${read.verdict.infected}),文件已隔离` };
}

const WRONG_SUM = { refusal: '文件内容与登记的 SHA-256 不符,请重新上传' };

/** Once through the object, only where its SHA-256 is not on the store's record or somebody scans it. */
async function readWhole(
  { key, versionId, sha256Hex }: StoredObjectRecord,
  found: Verdict | undefined,
): Promise<{ sha256?: string; verdict: Verdict }> {
  const scan = found ? undefined : await openScan();
  const verdict = found ?? { scan: 'notScanned' };
  if (!scan && sha256Hex !== null) return { verdict };
  try {
    const sha256 = await readThrough(key, versionId ?? undefined, async (chunk) => scan?.write(chunk));
    return { sha256, verdict: (await scan?.end()) ?? verdict };
  } catch (error) {
    scan?.abort();
    throw error;
  }
}
