import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** A request as received: nothing in it is trusted before `authenticate`. */
export interface S3Request {
  method: string;
  /** Undecoded, because the signature is over these bytes. */
  rawPath: string;
  query: ReadonlyMap<string, string>;
  headers: IncomingHttpHeaders;
  bucket: string;
  /** Decoded, and only ever a value in the index: no file is named after it. Empty for the bucket itself. */
  key: string;
}

const MAX_KEY_BYTES = 1024;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function parseRequest(req: IncomingMessage, basePath: string): S3Request {
  const [rawPath = '', rawQuery = ''] = splitOnce(req.url ?? '', '?');
  if (!rawPath.startsWith(`${basePath}/`)) throw new S3Error('InvalidURI', 'Not an address of this store.');
  const [rawBucket, rawKey] = splitOnce(rawPath.slice(basePath.length + 1), '/');
  const bucket = decode(rawBucket);
  const key = decode(rawKey ?? '');
  if (!BUCKET.test(bucket)) throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  if (key.includes('\0')) throw new S3Error('InvalidURI', 'A key has no NUL.');
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError', 'Your key is too long.');
  return {
    method: req.method ?? '',
    rawPath,
    query: parseQuery(rawQuery),
    headers: req.headers,
    bucket,
    key,
  };
}

/** A name given twice is refused: the signature and the handler must not read different ones. */
function parseQuery(rawQuery: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue;
    const [rawName, rawValue] = splitOnce(pair, '=');
    const name = decode(rawName);
    if (query.has(name)) throw new S3Error('InvalidArgument', `Query parameter ${name} is given twice.`);
    query.set(name, decode(rawValue ?? ''));
  }
  return query;
}

/** Plain percent-decoding: `+` stays a plus, as in every SigV4 address. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 'Could not parse the specified URI.');
  }
}

export function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** One value of a header; Node has already joined what came twice. */
export function header(request: S3Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
