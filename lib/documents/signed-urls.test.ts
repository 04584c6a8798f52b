import { GetObjectCommand, PutObjectCommand, S3Client, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { parse } from 'content-disposition';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signDownload, signPart, signUpload } from './signed-urls.ts';

const now = Date.UTC(2026, 2, 1, 8, 0, 0, 500);
const sha256Hex = 'ab'.repeat(32);
const upload = { key: "项目/1 (甲)+'*!.pdf", contentType: 'application/pdf', sizeBytes: 12, sha256Hex, now };
const checksum = Buffer.from(sha256Hex, 'hex').toString('base64');

const HOMES = {
  'aws, virtual host': { AWS_REGION: 'us-east-1' },
  'aws-cn, virtual host': { AWS_REGION: 'cn-north-1', AWS_SESSION_TOKEN: 'token/+=' },
  'one machine, path style': {
    AWS_REGION: 'cn-north-1',
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:8080/s3',
    S3_FORCE_PATH_STYLE: 'true',
  },
};

beforeEach(() => {
  vi.stubEnv('BUCKET_NAME', 'documents');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => vi.unstubAllEnvs());

/**
 * The same signature by the full SDK: what S3 itself accepts. Without what only the SDK adds: `x-id`, a hint for logs, and
 * a content-type for parts, which have none (a browser would have to send just that one).
 */
async function bySdk(command: PutObjectCommand | GetObjectCommand | UploadPartCommand, expiresIn: number) {
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    forcePathStyle: process.env.S3_FORCE_PATH_STYLE === 'true',
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { query: Record<string, string>; headers: Record<string, string> };
      delete request.query['x-id'];
      if (command instanceof UploadPartCommand) delete request.headers['content-type'];
      return next(args);
    },
    { step: 'build', priority: 'low' },
  );
  const url = await getSignedUrl(client as never, command as never, {
    expiresIn,
    signingDate: new Date(now),
    signableHeaders: new Set(['content-type', 'content-length', 'host']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return comparable(url);
}

function comparable(address: string) {
  const url = new URL(address);
  return { at: url.origin + url.pathname, query: Object.fromEntries(url.searchParams) };
}

describe.for(Object.entries(HOMES))('%s', ([, environment]) => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  });
  const common = { Bucket: 'documents', Key: upload.key };

  test('an upload is signed exactly as the SDK signs it', async () => {
    const { url, ...rest } = await signUpload(upload);
    const command = new PutObjectCommand({
      ...common,
      ContentType: upload.contentType,
      ContentLength: upload.sizeBytes,
      ChecksumSHA256: checksum,
    });
    expect(comparable(url)).toEqual(await bySdk(command, 900));
    expect(comparable(url).query['X-Amz-SignedHeaders']).toBe(
      'content-length;content-type;host;x-amz-checksum-sha256',
    );
    expect(rest).toEqual({
      method: 'PUT',
      headers: { 'content-type': 'application/pdf', 'x-amz-checksum-sha256': checksum },
      expiresAt: '2026-03-01T08:15:00.000Z',
    });
  });

  test('a part is signed exactly as the SDK signs it', async () => {
    const { url, headers } = await signPart({
      ...upload,
      uploadId: 'u/1',
      partNumber: 3,
      expiresInSeconds: 60,
    });
    const part = { ...common, UploadId: 'u/1', PartNumber: 3, ContentLength: 12, ChecksumSHA256: checksum };
    expect(comparable(url)).toEqual(await bySdk(new UploadPartCommand(part), 60));
    expect(headers).toEqual({ 'x-amz-checksum-sha256': checksum });
  });

  test('a download is signed exactly as the SDK signs it', async () => {
    const { url } = await signDownload({ ...upload, versionId: 'v1', fileName: '方案.pdf' });
    const { query } = comparable(url);
    const command = new GetObjectCommand({
      ...common,
      VersionId: 'v1',
      ResponseContentDisposition: query['response-content-disposition'],
      ResponseContentType: 'application/pdf',
    });
    expect(comparable(url)).toEqual(await bySdk(command, 300));
  });
});

describe('the address', () => {
  test('is the one the browser uses, where that differs from the one the functions use', async () => {
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:8080/s3');
    vi.stubEnv('PUBLIC_S3_ENDPOINT', 'https://it.example.gov.cn/s3/');
    vi.stubEnv('S3_FORCE_PATH_STYLE', 'true');
    expect((await signUpload({ ...upload, key: 'a/b' })).url).toMatch(
      /^https:\/\/it\.example\.gov\.cn\/s3\/documents\/a\/b\?/,
    );
  });

  test('needs its environment', async () => {
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    vi.stubEnv('BUCKET_NAME', '');
    await expect(signUpload(upload)).rejects.toThrow('BUCKET_NAME is not set');
  });
});

test.for(['方案(终稿).pdf', 'plan "v2" 100%.pdf', 'naïve;x=y.pdf', '𠮷.pdf', "it's.pdf"])(
  'the browser gets back the name %s',
  async (fileName) => {
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    const { url } = await signDownload({ ...upload, fileName });
    const header = comparable(url).query['response-content-disposition'] ?? '';
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(parse(header)).toMatchObject({ type: 'attachment', parameters: { filename: fileName } });
  },
);

test('a digest that is none is refused before it is signed', async () => {
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  await expect(signUpload({ ...upload, sha256Hex: 'abc' })).rejects.toThrow('64 hexadecimal digits');
});
