/** A version that has been written whole: the host makes an "Object Created" event of it. */
export interface StoredObject {
  bucket: string;
  key: string;
  versionId: string;
  sizeBytes: number;
  contentType: string;
  /** Without quotes. Opaque, as S3 allows: not an MD5. */
  etag: string;
  /** `x-amz-checksum-sha256`: base64 of the whole object, or `base64-parts` for a multipart upload with part checksums. */
  sha256: string | null;
  /** Orders the events of one key, as S3's `sequencer` does: hexadecimal, of one width. */
  sequencer: string;
  /** Epoch milliseconds by the host's business clock. */
  storedAt: number;
  reason: 'PutObject' | 'CompleteMultipartUpload' | 'CopyObject';
}

export interface ObjectStoreOptions {
  dataDir: string;
  /** Where the host mounts the store, such as `/s3`. */
  basePath: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** The host's business clock (epoch ms): presigned URLs expire by it, as they were signed by it. */
  now: () => number;
  /** The machine's clock (epoch ms): SDK clients sign their requests by it. */
  wallClock: () => number;
  /** Origins of pages that may talk to the store, besides its own. */
  allowedOrigins: readonly string[];
  /** Resolves once the event is journalled; only then is the upload answered. Called again after a crash in between. */
  onObjectCreated(event: StoredObject): Promise<void>;
  /** A connection on which nothing moves for so long is cut; two minutes unless said. */
  idleTimeoutMs?: number;
}
