import type { Operation } from './context.ts';
import { transaction } from './index-schema.ts';
import { readText } from './multipart-operations.ts';
import { requireVersion } from './read-operations.ts';
import { S3Error } from './s3-error.ts';
import { parseRetention, parseTagging } from './xml.ts';

/** PutObjectRetention: a lock can be made longer and never shorter; nobody here may pass it by. */
export const putRetention: Operation = async (call) => {
  refusePresigned(call);
  const { store, res } = call;
  const { mode, until } = parseRetention(await readText(call));
  const { versionId } = requireVersion(call);
  if (until < store.now())
    throw new S3Error('InvalidArgument', 'The retain until date must be in the future!');
  if (until < store.marks.lockedUntil(versionId))
    throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');
  store.marks.lock(versionId, mode, until);
  res.writeHead(200).end();
};

/** PutObjectTagging, of one version. */
export const putTagging: Operation = async (call) => {
  refusePresigned(call);
  const { store, res } = call;
  const tags = parseTagging(await readText(call));
  const { versionId } = requireVersion(call);
  transaction(store.database, () => store.marks.setTags(versionId, tags, store.now()));
  res.writeHead(200, { 'x-amz-version-id': versionId }).end();
};

/** Locks and tags are the product's own business; no address of them is ever given out. */
function refusePresigned({ authentication }: Parameters<Operation>[0]): void {
  if (authentication.presigned) throw new S3Error('AccessDenied', 'Not by a presigned URL.');
}
