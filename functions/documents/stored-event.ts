import type { Verdict } from '../../lib/documents/scan.ts';
import { inspectStoredObject } from '../../lib/documents/stored-object.ts';

/**
 * S3's "Object Created", or GuardDuty's "Malware Protection Object Scan Result", as EventBridge brings them; or ours, for a document
 * that nobody decided on.
 */
export type StoredEvent =
  | { object: { key: string; 'version-id': string } }
  | { recheck: { key: string } }
  | {
      s3ObjectDetails: { objectKey: string; versionId: string };
      scanResultDetails: { scanResultStatus: string; threats?: { name: string }[] | null };
    };

export interface StoredVersion {
  key: string;
  versionId: string;
  /** What GuardDuty found, where the event is its. */
  verdict?: Verdict;
}

/** The version that is spoken of: of ours the newest one; undefined where there is none. */
export async function storedVersionOf(detail: StoredEvent): Promise<StoredVersion | undefined> {
  if ('recheck' in detail) {
    const { key } = detail.recheck;
    const versionId = (await inspectStoredObject(key))?.versionId;
    return versionId ? { key, versionId } : undefined;
  }
  if ('object' in detail) return { key: detail.object.key, versionId: detail.object['version-id'] };
  const { objectKey, versionId } = detail.s3ObjectDetails;
  return { key: objectKey, versionId, verdict: verdictOf(detail.scanResultDetails) };
}

/** UNSUPPORTED (a password), ACCESS_DENIED and FAILED are no scan: never clean. */
function verdictOf({
  scanResultStatus,
  threats,
}: Extract<StoredEvent, { scanResultDetails: unknown }>['scanResultDetails']): Verdict {
  if (scanResultStatus === 'NO_THREATS_FOUND') return { scan: 'clean' };
  if (scanResultStatus !== 'THREATS_FOUND') return { scan: 'notScanned' };
  return { infected: threats?.map(({ name }) => name).join('、') || '未给出名称' };
}
