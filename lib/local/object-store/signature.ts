import { timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { header, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStoreOptions } from './types.ts';

/**
 * AWS Signature Version 4, checked by signing the request as received once more with the SDK's own signer and comparing.
 * Whatever a sender names in SignedHeaders is taken from the request, so it cannot be other than what was signed.
 */
export interface Authentication {
  /** In the query (a URL handed to somebody) or in the Authorization header (an SDK client with the secret). */
  presigned: boolean;
  signedHeaders: ReadonlySet<string>;
}

interface Claim {
  scope: string;
  signedAt: number;
  signedHeaders: ReadonlySet<string>;
  signature: string;
}

type Settings = Pick<ObjectStoreOptions, 'credentials' | 'region' | 'now' | 'wallClock'>;

const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_EXPIRES_SECONDS = 7 * 24 * 3600;
const MAX_SKEW_MS = 15 * 60 * 1000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;

export async function authenticate(request: S3Request, settings: Settings): Promise<Authentication> {
  const presigned = request.query.has('X-Amz-Signature');
  const authorization = header(request, 'authorization');
  if (presigned && authorization !== undefined)
    throw new S3Error('InvalidArgument', 'Only one authentication mechanism is allowed.');
  if (presigned) return verifyQuery(request, settings);
  if (authorization !== undefined) return verifyHeader(request, authorization, settings);
  throw new S3Error('AccessDenied', 'Access Denied');
}

async function verifyQuery(request: S3Request, settings: Settings): Promise<Authentication> {
  const parameter = (name: string) => request.query.get(name) ?? '';
  const expires = parameter('X-Amz-Expires');
  if (parameter('X-Amz-Algorithm') !== ALGORITHM || !/^[1-9]\d{0,5}$/.test(expires))
    throw new S3Error('AuthorizationQueryParametersError', 'Error parsing the query signature.');
  const expiresIn = Number(expires);
  if (expiresIn > MAX_EXPIRES_SECONDS)
    throw new S3Error('AuthorizationQueryParametersError', 'X-Amz-Expires must be less than a week.');
  const claim: Claim = {
    scope: parameter('X-Amz-Credential'),
    signedAt: parseDate(parameter('X-Amz-Date')),
    signedHeaders: new Set(parameter('X-Amz-SignedHeaders').split(';')),
    signature: parameter('X-Amz-Signature'),
  };
  const now = settings.now();
  if (claim.signedAt > now) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (now >= claim.signedAt + expiresIn * 1000) throw new S3Error('AccessDenied', 'Request has expired');
  checkClaim(request, claim, settings);
  const { query } = await signerOf(settings).presign(asSigned(request, claim), {
    ...signingOptions(claim),
    expiresIn,
    unhoistableHeaders: new Set(claim.signedHeaders),
  });
  compare(String(query?.['X-Amz-Signature']), claim.signature);
  return { presigned: true, signedHeaders: claim.signedHeaders };
}

async function verifyHeader(
  request: S3Request,
  authorization: string,
  settings: Settings,
): Promise<Authentication> {
  const [, scope, signedHeaders, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (scope === undefined || signedHeaders === undefined || signature === undefined)
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  const signedAt = parseDate(header(request, 'x-amz-date') ?? '');
  const claim: Claim = { scope, signedAt, signature, signedHeaders: new Set(signedHeaders.split(';')) };
  if (Math.abs(settings.wallClock() - signedAt) > MAX_SKEW_MS)
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  // Without it the signer would have to guess what was signed for the body.
  if (!claim.signedHeaders.has('x-amz-content-sha256'))
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  checkClaim(request, claim, settings);
  const { headers } = await signerOf(settings).sign(asSigned(request, claim), signingOptions(claim));
  compare(AUTHORIZATION.exec(headers.authorization ?? '')?.[3] ?? '', claim.signature);
  return { presigned: false, signedHeaders: claim.signedHeaders };
}

/** What makes a signature worthless however well it is computed. */
function checkClaim(request: S3Request, claim: Claim, { credentials, region }: Settings): void {
  const [accessKeyId, ...scope] = claim.scope.split('/');
  if (accessKeyId !== credentials.accessKeyId)
    throw new S3Error(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  if (scope.join('/') !== `${isoBasic(claim.signedAt).slice(0, 8)}/${region}/s3/aws4_request`)
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The credential scope is not of this day, region and service.',
    );
  if (!claim.signedHeaders.has('host')) throw new S3Error('AccessDenied', 'The host must be signed.');
  for (const name of claim.signedHeaders) {
    if (header(request, name) === undefined)
      throw new S3Error('AccessDenied', `The signed header ${name} is missing from the request.`);
  }
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-amz-') && !claim.signedHeaders.has(name))
      throw new S3Error('AccessDenied', `The header ${name} was not signed.`);
  }
}

/** The request as received, but of its headers only those that the sender says are signed. */
function asSigned(request: S3Request, claim: Claim) {
  const headers = [...claim.signedHeaders].map((name) => [name, header(request, name) ?? ''] as const);
  return {
    method: request.method,
    protocol: 'http:',
    hostname: '',
    path: request.rawPath,
    query: Object.fromEntries(request.query),
    headers: Object.fromEntries(headers),
    // Any body the signer does not hash means UNSIGNED-PAYLOAD, which is what S3 puts into every query signature; in a
    // header signature x-amz-content-sha256 comes first.
    body: {},
  };
}

function signingOptions({ signedAt, signedHeaders }: Claim) {
  return { signingDate: new Date(signedAt), signableHeaders: new Set(signedHeaders) };
}

function signerOf({ credentials, region }: Settings): SignatureV4 {
  return new SignatureV4({
    service: 's3',
    region,
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
}

function compare(expected: string, given: string): void {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
}

function parseDate(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(time))
    throw new S3Error('AccessDenied', 'X-Amz-Date must be in the ISO8601 basic format.');
  return time;
}

function isoBasic(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
