import { createHash, randomUUID } from 'node:crypto';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StageConfig } from '../cdk/config.ts';
import { signDownload, signUpload } from '../lib/documents/signed-urls.ts';
import { schedules } from '../lib/schedules.ts';
import { scheduledRules } from './rules.ts';

/** What a deployment told of itself (`CfnOutput`s of the stacks), by name. */
export type Outputs = Record<string, string>;

type Check = [what: string, run: () => Promise<boolean>];

/** Looks at what was deployed as its users will, one line each; true when all of it is as it should be. */
export async function smokeTest(config: StageConfig, outputs: Outputs): Promise<boolean> {
  const { ApiEndpoint, BucketName } = outputs;
  const checks: Check[] = [
    ...(ApiEndpoint ? apiChecks(ApiEndpoint, config) : []),
    ...(BucketName ? [storeCheck(BucketName, config)] : []),
  ];
  let good = true;
  for (const [what, run] of checks) {
    const passed = await run().catch((error: unknown) => {
      console.error(String(error));
      return false;
    });
    console.log(`${passed ? '通过' : '失败'}  ${what}`);
    good &&= passed;
  }
  return good;
}

function apiChecks(endpoint: string, config: StageConfig): Check[] {
  const { oidc } = config;
  const status = async (path: string) => (await fetch(`${endpoint}${path}`)).status;
  return [
    [
      '登录元数据: 签发方的发现文档可从公网读取,且与配置一致',
      async () => {
        const response = await fetch(`${oidc.issuer}/.well-known/openid-configuration`);
        const { issuer } = (await response.json()) as { issuer?: string };
        return issuer === oidc.issuer;
      },
    ],
    ['接口与数据表可用 (/api/health)', async () => (await status('/api/health')) === 200],
    ['没有令牌不能访问 (/api/me)', async () => (await status('/api/me')) === 401],
    ['定时任务均已登记并启用', () => schedulesListed(config)],
  ];
}

/** A signed upload and its way back, under a key that belongs to no project; the deployer's own rights remove it. */
function storeCheck(bucket: string, { region }: StageConfig): Check {
  return [
    '签名地址: 上传、取回一致、再删除',
    async () => {
      const client = new S3Client({ region, forcePathStyle: process.env.S3_FORCE_PATH_STYLE === 'true' });
      const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials();
      Object.assign(process.env, {
        BUCKET_NAME: bucket,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
      });
      const key = `smoke/${randomUUID()}`;
      const bytes = Buffer.from(`smoke test ${key}`);
      const sha256Hex = createHash('sha256').update(bytes).digest('hex');
      const file = { key, contentType: 'text/plain', now: Date.now() };
      const { url, headers } = await signUpload({ ...file, sizeBytes: bytes.length, sha256Hex });
      const put = await fetch(url, { method: 'PUT', headers, body: bytes });
      if (!put.ok) throw new Error(`PUT ${put.status}: ${await put.text()}`);
      const back = await signDownload({ ...file, fileName: '冒烟测试.txt' });
      const same = Buffer.from(await (await fetch(back.url)).arrayBuffer()).equals(bytes);
      const VersionId = put.headers.get('x-amz-version-id') ?? undefined;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId }));
      return same;
    },
  ];
}

async function schedulesListed({ region }: StageConfig): Promise<boolean> {
  const found = await scheduledRules(region);
  return schedules.every(({ cron, description }) =>
    found.some((rule) => rule.cron === cron && rule.description === description && rule.enabled),
  );
}
