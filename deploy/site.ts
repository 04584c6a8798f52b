import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StageConfig } from '../cdk/config.ts';
import { signInSettingsOf } from '../cdk/constructs/page-settings.ts';
import { endpointsOf } from '../lib/identity/issuer.ts';
import { cacheControlOf, contentTypeOf } from '../lib/page-headers.ts';
import { SIGN_IN_SETTINGS } from '../lib/sign-in-settings.ts';

const FOLDER = join(import.meta.dirname, '../dist/web');

/** Puts the built pages into the bucket that CloudFront reads: first what index.html names, then itself. */
export async function publishSite(bucket: string, config: StageConfig): Promise<void> {
  const client = new S3Client({ region: config.region });
  const put = (path: string, Body: Buffer) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: path.slice(1),
        Body,
        ContentType: contentTypeOf(path) ?? 'application/octet-stream',
        CacheControl: cacheControlOf(path),
      }),
    );
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length));
  for (const path of files.filter((file) => file !== '/index.html'))
    await put(path, readFileSync(FOLDER + path));
  const settings = { ...signInSettingsOf(config), endpoints: await endpointsOf(config.oidc.issuer) };
  await put(SIGN_IN_SETTINGS, Buffer.from(JSON.stringify(settings)));
  await put('/index.html', readFileSync(`${FOLDER}/index.html`));
}
