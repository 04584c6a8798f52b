import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { Blobs } from './blobs.ts';
import type { MarkIndex } from './mark-index.ts';
import type { S3Request } from './request.ts';
import type { Authentication } from './signature.ts';
import type { UploadIndex } from './upload-index.ts';
import type { Version, VersionIndex } from './version-index.ts';

/** The parts of the store that the operations work on. */
export interface Store {
  blobs: Blobs;
  database: DatabaseSync;
  versions: VersionIndex;
  uploads: UploadIndex;
  marks: MarkIndex;
  now: () => number;
  /** Hands the event to the host and notes that it was taken; an upload is answered only after it. */
  announce(version: Version): Promise<void>;
}

/** One authenticated request. */
export interface Call {
  store: Store;
  request: S3Request;
  authentication: Authentication;
  req: IncomingMessage;
  res: ServerResponse;
}

export type Operation = (call: Call) => Promise<void>;

export function answerXml(res: ServerResponse, xml: string, headers: Record<string, string> = {}): void {
  res.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(xml);
}
