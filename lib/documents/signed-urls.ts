import { SignatureV4 } from '@smithy/signature-v4';
import { create as contentDisposition } from 'content-disposition';
import { bucketName, forcePathStyle, publicEndpoint, required } from './environment.ts';
import { NodeSha256 } from './node-sha256.ts';

/**
 * Signed URLs, made with the signer alone: client-s3 costs a cold start more than all the rest of a function, and nothing
 * here calls the store. `signed-urls.test.ts` holds the result against what the full client signs, in both partitions.
 */
export interface SignedUpload {
  method: 'PUT';
  url: string;
  /** What the sender must set. It sets content-length itself, and a browser lets nobody else do so; it is signed. */
  headers: Record<string, string>;
  expiresAt: string;
}

export interface SignedDownload {
  url: string;
  expiresAt: string;
}

interface Unsigned {
  method: 'GET' | 'PUT';
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

interface Lifetime {
  /** Epoch milliseconds, from the event that asks for the URL. */
  now: number;
  expiresInSeconds?: number;
}

const UPLOAD_SECONDS = 900;
const DOWNLOAD_SECONDS = 300;
const CHECKSUM = 'x-amz-checksum-sha256';

/** One PUT of exactly these bytes: key, method, length, type and SHA-256 are all bound by the signature. */
export async function signUpload(
  upload: { key: string; contentType: string; sizeBytes: number; sha256Hex: string } & Lifetime,
): Promise<SignedUpload> {
  const headers = { 'content-type': upload.contentType, [CHECKSUM]: base64OfHex(upload.sha256Hex) };
  const signed = await presign(
    { method: 'PUT', key: upload.key, headers: { ...headers, 'content-length': String(upload.sizeBytes) } },
    { expiresInSeconds: UPLOAD_SECONDS, ...upload },
  );
  return { method: 'PUT', headers, ...signed };
}

/** One part of a multipart upload, with its own length, and its own SHA-256 where the sender knows it beforehand. */
export async function signPart(
  part: {
    key: string;
    uploadId: string;
    partNumber: number;
    sizeBytes: number;
    sha256Hex?: string | undefined;
  } & Lifetime,
): Promise<SignedUpload> {
  const headers: Record<string, string> =
    part.sha256Hex === undefined ? {} : { [CHECKSUM]: base64OfHex(part.sha256Hex) };
  const signed = await presign(
    {
      method: 'PUT',
      key: part.key,
      query: { partNumber: String(part.partNumber), uploadId: part.uploadId },
      headers: { ...headers, 'content-length': String(part.sizeBytes) },
    },
    { expiresInSeconds: UPLOAD_SECONDS, ...part },
  );
  return { method: 'PUT', headers, ...signed };
}

/**
 * A download under the original name (RFC 6266, UTF-8 by RFC 8187). Always an attachment: the store may share the
 * application's origin, where a document shown in place could run as part of it.
 */
export async function signDownload(
  download: { key: string; versionId?: string | undefined; fileName: string; contentType: string } & Lifetime,
): Promise<SignedDownload> {
  const query = {
    'response-content-disposition': contentDisposition(download.fileName, {
      fallback: asciiFallback(download.fileName),
    }),
    'response-content-type': download.contentType,
    ...(download.versionId !== undefined && { versionId: download.versionId }),
  };
  return presign(
    { method: 'GET', key: download.key, query },
    { expiresInSeconds: DOWNLOAD_SECONDS, ...download },
  );
}

async function presign(
  request: Unsigned,
  { now, expiresInSeconds }: Required<Lifetime>,
): Promise<SignedDownload> {
  const { protocol, host, path } = addressOf(request.key);
  const signer = new SignatureV4({
    service: 's3',
    region: required('AWS_REGION'),
    credentials: credentials(),
    sha256: NodeSha256,
    uriEscapePath: false,
  });
  const signed = await signer.presign(
    {
      method: request.method,
      protocol,
      hostname: host,
      path,
      query: request.query ?? {},
      // The signer moves this one into the query: the body is bound by its checksum header, not by the payload hash.
      headers: { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...request.headers },
    },
    {
      expiresIn: expiresInSeconds,
      signingDate: new Date(now),
      signableHeaders: new Set(['content-type', 'content-length', 'host']),
      unhoistableHeaders: new Set([CHECKSUM]),
    },
  );
  // The signature carries whole seconds, and so must the promise about them.
  const expiresAt = (Math.floor(now / 1000) + expiresInSeconds) * 1000;
  return {
    url: `${protocol}//${host}${path}?${queryString(signed.query)}`,
    expiresAt: new Date(expiresAt).toISOString(),
  };
}

function addressOf(key: string): { protocol: string; host: string; path: string } {
  const endpoint = publicEndpoint();
  const base = endpoint.pathname.replace(/\/$/, '');
  const keyPath = key.split('/').map(encode).join('/');
  return forcePathStyle()
    ? { protocol: endpoint.protocol, host: endpoint.host, path: `${base}/${bucketName()}/${keyPath}` }
    : { protocol: endpoint.protocol, host: `${bucketName()}.${endpoint.host}`, path: `${base}/${keyPath}` };
}

function credentials() {
  const sessionToken = process.env.AWS_SESSION_TOKEN;
  return {
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken && { sessionToken }),
  };
}

function queryString(query: Record<string, string | string[] | null> = {}): string {
  return Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
    .join('&');
}

/** RFC 3986, which a signature is made over; encodeURIComponent leaves five of its reserved characters alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** For browsers older than RFC 8187; plain ASCII, because a store may refuse anything else in a response header. */
function asciiFallback(fileName: string): string {
  return fileName.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
}

function base64OfHex(hex: string): string {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new TypeError('a SHA-256 is 64 hexadecimal digits');
  return Buffer.from(hex, 'hex').toString('base64');
}
