import { S3Client } from '@aws-sdk/client-s3';
import { forcePathStyle } from './environment.ts';

let client: S3Client | undefined;

/**
 * The one S3 client. Endpoint, region and credentials are the SDK's own environment. Checksums only where asked for: by
 * default the SDK adds a CRC32 of its own, and every object here already has a SHA-256 that its uploader signed.
 */
export function s3(): S3Client {
  client ??= new S3Client({
    forcePathStyle: forcePathStyle(),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return client;
}
