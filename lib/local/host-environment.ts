import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { DataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';

const storedCredentials = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });
export type Credentials = z.infer<typeof storedCredentials>;

/** Names the functions know their resources by. The operator's own value always wins. */
export function nameResources(environment: Environment) {
  return {
    table: environment.default('TABLE_NAME', 'egov-projects'),
    bucket: environment.default('BUCKET_NAME', 'egov-documents'),
    bus: environment.default('EVENT_BUS_NAME', 'egov-projects'),
    region: environment.default('AWS_REGION', 'cn-north-1'),
    audience: environment.default('OIDC_AUDIENCE', 'egov-projects'),
    mailFrom: environment.default('MAIL_FROM', 'egov-projects@example.gov.cn'),
  };
}

/**
 * Random keys, kept: presigned addresses must hold over a restart. The operator's own AWS keys are used only where the
 * operator names a store they belong to; keys of a real account that lie about in a shell must not end up in addresses.
 */
export async function setCredentials(environment: Environment, folder: DataFolder): Promise<Credentials> {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
    process.env;
  const external = AWS_ENDPOINT_URL_DYNAMODB || AWS_ENDPOINT_URL_S3;
  if (external && AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  }
  const text = await folder.secret('credentials.json', () =>
    JSON.stringify({
      accessKeyId: `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
    }),
  );
  const credentials = storedCredentials.parse(JSON.parse(text));
  environment.set('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  environment.set('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  environment.remove('AWS_SESSION_TOKEN');
  environment.remove('AWS_PROFILE');
  return credentials;
}
