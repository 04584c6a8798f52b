import { ObjectLockMode, PutObjectRetentionCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { s3 } from './client.ts';
import { bucketName } from './environment.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Locks a checked version against change and removal: `DOCUMENT_LOCK` (`governance`: a few named administrators can lift
 * it; `compliance`: nobody can) for `DOCUMENT_RETENTION_YEARS`. Only what was accepted is locked: a bucket's own default
 * would keep a virus, and a file nobody completed, for ten years as well.
 */
export async function keepForYears(key: string, versionId: string, from: string): Promise<void> {
  const years = Number(process.env.DOCUMENT_RETENTION_YEARS || 10);
  const compliance = process.env.DOCUMENT_LOCK === 'compliance';
  await s3().send(
    new PutObjectRetentionCommand({
      Bucket: bucketName(),
      Key: key,
      VersionId: versionId,
      Retention: {
        Mode: compliance ? ObjectLockMode.COMPLIANCE : ObjectLockMode.GOVERNANCE,
        RetainUntilDate: new Date(Date.parse(from) + years * 365 * DAY_MS),
      },
    }),
  );
}

/** Why a version is set aside: `refused` nobody may read any more, `surplus` nobody needs, `archive` is made anew when asked for. */
export type SetAside = 'refused' | 'surplus' | 'archive';

/** The tag that the bucket's policy and lifecycle go by: no function can remove anything, nor read what was refused. */
export const STATUS_TAG = 'status';

export async function setAside(key: string, versionId: string | undefined, status: SetAside): Promise<void> {
  await s3().send(
    new PutObjectTaggingCommand({
      Bucket: bucketName(),
      Key: key,
      VersionId: versionId,
      Tagging: { TagSet: [{ Key: STATUS_TAG, Value: status }] },
    }),
  );
}
