import type { ProjectDocument } from '../project/project.ts';
import { isMultipart, planParts } from '../project/upload-parts.ts';
import { type SignedUpload, signPart, signUpload } from './signed-urls.ts';

/** Where the bytes of a file over 64 MiB go: `headers` only where the part is bound to its SHA-256. */
export interface PartsUpload {
  method: 'multipart';
  partSizeBytes: number;
  parts: { number: number; url: string; headers?: Record<string, string> }[];
  expiresAt: string;
}

/** A slow line needs a while for the parts before: an hour, and then they are asked for again. */
const PARTS_SECONDS = 3600;

/** Signs what a registered document still needs: the one PUT, or its parts without those that are there. */
export async function signAddresses(
  { key, contentType, sizeBytes, sha256, upload }: ProjectDocument,
  {
    now,
    partSha256,
    present = new Set(),
  }: { now: number; partSha256?: string[] | undefined; present?: Set<number> },
): Promise<SignedUpload | PartsUpload> {
  if (!isMultipart(sizeBytes) || !upload)
    return signUpload({ key, contentType, sizeBytes, sha256Hex: sha256, now });
  const { partSizeBytes, sizes } = planParts(sizeBytes);
  const missing = sizes
    .map((size, i) => ({ partNumber: i + 1, sizeBytes: size, sha256Hex: partSha256?.[i] }))
    .filter(({ partNumber }) => !present.has(partNumber));
  const { uploadId } = upload;
  const signed = await Promise.all(
    missing.map((part) => signPart({ key, uploadId, now, expiresInSeconds: PARTS_SECONDS, ...part })),
  );
  return {
    method: 'multipart',
    partSizeBytes,
    parts: signed.map(({ url, headers }, i) => ({
      number: missing[i]?.partNumber ?? 0,
      url,
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
    })),
    expiresAt: new Date((Math.floor(now / 1000) + PARTS_SECONDS) * 1000).toISOString(),
  };
}
