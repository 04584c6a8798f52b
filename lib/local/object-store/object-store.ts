import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openBlobs } from './blobs.ts';
import type { Store } from './context.ts';
import { answerPreflight, corsHeaders, isPreflight } from './cors.ts';
import { openDatabase, transaction } from './index-schema.ts';
import { openMarkIndex } from './mark-index.ts';
import { operationOf } from './operations.ts';
import { parseRequest } from './request.ts';
import { S3Error } from './s3-error.ts';
import { authenticate } from './signature.ts';
import type { ObjectStoreOptions, StoredObject } from './types.ts';
import { openUploadIndex } from './upload-index.ts';
import { openVersionIndex, type Version } from './version-index.ts';
import { xmlDocument } from './xml.ts';

export interface ObjectStore {
  /** Answers every request under `basePath`; never rejects. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /**
   * Housekeeping, to be run after every start and then daily: announces what a crash left unannounced, aborts multipart
   * uploads that a week has not completed, and removes versions that were set aside and blobs that no object is made of.
   */
  sweep(): Promise<{ announced: number; aborted: number; removed: number }>;
  close(): void;
}

const IDLE_TIMEOUT_MS = 120_000;
const DAY_MS = 24 * 3600 * 1000;
const UPLOAD_LIFETIME_MS = 7 * DAY_MS;
/** Days that a version so tagged is kept (cdk/constructs/documents-bucket.ts has the same). */
const SET_ASIDE_DAYS = { refused: 30, surplus: 1, archive: 7 };

/**
 * An S3-compatible object store for one machine: path-style addresses, one pair of keys, any bucket name. Throws when
 * another process has the same `dataDir` open.
 */
export function createObjectStore(options: ObjectStoreOptions): ObjectStore {
  const store = openStore(options);
  return {
    async handle(req, res) {
      if (isPreflight(req)) return answerPreflight(req, res, options.allowedOrigins);
      res.setTimeout(options.idleTimeoutMs ?? IDLE_TIMEOUT_MS, () => res.destroy());
      res.setHeader('x-amz-request-id', randomUUID());
      res.setHeaders(new Map(Object.entries(corsHeaders(req, options.allowedOrigins))));
      try {
        const request = parseRequest(req, options.basePath);
        const authentication = await authenticate(request, options);
        await operationOf(request)({ store, request, authentication, req, res });
      } catch (error) {
        answerError(req, res, error);
      }
    },

    async sweep() {
      await removeSetAside(store);
      const removed = await store.blobs.sweep(store.versions.isBlobUsed);
      const stale = store.uploads.startedBefore(options.now() - UPLOAD_LIFETIME_MS);
      for (const uploadId of stale)
        await store.blobs.remove(transaction(store.database, () => store.uploads.end(uploadId)));
      const unannounced = store.versions.unannounced();
      for (const version of unannounced) await store.announce(version);
      return { announced: unannounced.length, aborted: stale.length, removed };
    },

    close: () => store.database.close(),
  };
}

function openStore(options: ObjectStoreOptions): Store {
  // First: it refuses a folder that another process has open, before anything in it is cleared.
  const database = openDatabase(options.dataDir);
  const versions = openVersionIndex(database);
  return {
    database,
    versions,
    uploads: openUploadIndex(database),
    marks: openMarkIndex(database),
    blobs: openBlobs(options.dataDir),
    now: options.now,
    async announce(version) {
      await options.onObjectCreated(eventOf(version));
      versions.markAnnounced(version.versionId);
    },
  };
}

/** As the bucket's lifecycle rules do in the cloud; a locked version stays whatever it is tagged. */
async function removeSetAside({ blobs, database, marks, versions, now }: Store): Promise<void> {
  for (const [status, days] of Object.entries(SET_ASIDE_DAYS))
    for (const versionId of marks.taggedBefore('status', status, now() - days * DAY_MS))
      if (!marks.isLocked(versionId, now()))
        await blobs.remove(
          transaction(database, () => [...versions.remove(versionId), ...marks.remove(versionId)]),
        );
}

function eventOf({ deleteMarker: _, ...event }: Version): StoredObject {
  return event;
}

function answerError(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  // The client went away: there is nobody to tell, and nothing was stored.
  if (req.socket.destroyed) return;
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const known =
    error instanceof S3Error ? error : new S3Error('InternalError', 'We encountered an internal error.');
  if (known !== error) console.error('object store:', error);
  const body = xmlDocument('Error', [
    ['Code', known.code],
    ['Message', known.message],
    ['RequestId', String(res.getHeader('x-amz-request-id'))],
  ]);
  res.writeHead(known.status, { ...known.headers, 'content-type': 'application/xml' });
  res.end(req.method === 'HEAD' ? undefined : body);
}
