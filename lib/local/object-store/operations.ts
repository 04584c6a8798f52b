import type { Operation } from './context.ts';
import { putRetention, putTagging } from './mark-operations.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listParts,
  uploadPart,
} from './multipart-operations.ts';
import { getObject, listObjects } from './read-operations.ts';
import type { S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { deleteObject, putObject } from './write-operations.ts';

interface Entry {
  method: string;
  of: 'bucket' | 'object';
  /** Query parameters that make it this operation. */
  needs: readonly string[];
  /** Those it may have besides. */
  takes: readonly string[];
  run: Operation;
}

const OVERRIDES = ['response-content-disposition', 'response-content-type'];
const LISTING = ['prefix', 'max-keys', 'start-after', 'continuation-token'];
const READING = ['versionId', 'x-amz-checksum-mode'];

const ENTRIES: readonly Entry[] = [
  { method: 'GET', of: 'bucket', needs: ['list-type'], takes: LISTING, run: listObjects },
  {
    method: 'GET',
    of: 'object',
    needs: ['uploadId'],
    takes: ['max-parts', 'part-number-marker'],
    run: listParts,
  },
  { method: 'GET', of: 'object', needs: [], takes: [...READING, ...OVERRIDES], run: getObject },
  { method: 'HEAD', of: 'object', needs: [], takes: [...READING, ...OVERRIDES], run: getObject },
  { method: 'PUT', of: 'object', needs: ['partNumber', 'uploadId'], takes: [], run: uploadPart },
  { method: 'PUT', of: 'object', needs: ['retention'], takes: ['versionId'], run: putRetention },
  { method: 'PUT', of: 'object', needs: ['tagging'], takes: ['versionId'], run: putTagging },
  { method: 'PUT', of: 'object', needs: [], takes: [], run: putObject },
  { method: 'POST', of: 'object', needs: ['uploads'], takes: [], run: createMultipartUpload },
  { method: 'POST', of: 'object', needs: ['uploadId'], takes: [], run: completeMultipartUpload },
  { method: 'DELETE', of: 'object', needs: ['uploadId'], takes: [], run: abortMultipartUpload },
  { method: 'DELETE', of: 'object', needs: [], takes: ['versionId'], run: deleteObject },
];

/** The signature itself, already checked, and a hint for logs. */
const ALWAYS = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Content-Sha256',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'x-id',
]);

/** An unknown parameter is refused: `PUT ?acl` taken for a plain PUT would make an object of the access list. */
export function operationOf({ method, key, query }: S3Request): Operation {
  const given = [...query.keys()].filter((name) => !ALWAYS.has(name));
  const entry = ENTRIES.find(
    (each) =>
      each.method === method &&
      (each.of === 'object') === (key !== '') &&
      each.needs.every((name) => query.has(name)) &&
      given.every((name) => each.needs.includes(name) || each.takes.includes(name)),
  );
  if (!entry)
    throw new S3Error(
      'NotImplemented',
      'A header or query you provided implies functionality that is not implemented.',
    );
  return entry.run;
}
