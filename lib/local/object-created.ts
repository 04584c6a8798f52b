import { arn } from './aws-names.ts';
import type { BusEntry } from './bus.ts';
import type { StoredObject } from './parts.ts';

/** The event S3 sends to EventBridge for a stored object. */
export function objectCreated(object: StoredObject): BusEntry {
  const { bucket, key, versionId, sizeBytes, etag, sequencer, storedAt, reason } = object;
  return {
    source: 'aws.s3',
    detailType: 'Object Created',
    time: storedAt,
    // A bucket's ARN has neither region nor account.
    resources: [arn('s3', bucket).replace(/:s3:.*$/, `:s3:::${bucket}`)],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, size: sizeBytes, etag, 'version-id': versionId, sequencer },
      reason,
    },
  };
}
