import { Aws } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { pagePolicy } from '../../lib/page-headers.ts';
import type { SignInSettings } from '../../lib/sign-in-settings.ts';
import type { StageConfig } from '../config.ts';

/** What pages may reach besides their own origin: the issuer, and the documents' bucket by its own name. */
export function pagePolicyOf(config: StageConfig, documents: IBucket): string {
  const bucket = `https://${documents.bucketName}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  return pagePolicy([new URL(config.oidc.issuer).origin, bucket]);
}

export function signInSettingsOf({ oidc }: StageConfig): SignInSettings {
  const { issuer, clientId, resource } = oidc;
  return { issuer, clientId, ...(resource && { resource }) };
}
