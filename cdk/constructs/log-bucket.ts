import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** What no bucket of the product is without. */
export const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

const ONE_COPY =
  'Two regions of one city are a decision of its own (docs/deploy.md); what the region keeps is kept in several places.';
export const notReplicated = { 'NIST.800.53.R5-S3BucketReplicationEnabled': ONE_COPY };

/** Who asked for which object. Written by S3 itself, which encrypts it with a key of its own only. */
export class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, logDays: number) {
    super(scope, id, {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(logDays) }],
    });
    acknowledge(this, {
      ...notReplicated,
      'NIST.800.53.R5-S3BucketVersioningEnabled':
        'This bucket is the access log itself; S3 writes each file once and it expires after the days of config.ts.',
      'NIST.800.53.R5-S3DefaultEncryptionKMS':
        'S3 cannot deliver access logs into a bucket encrypted with a KMS key.',
    });
  }
}

interface AuditBucketProps {
  key: IKey;
  accessLog: IBucket;
  logDays: number;
}

/** Where the audit trail lies. Its files are signed, so one that was changed or taken out is found. */
export class AuditBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, accessLog, logDays }: AuditBucketProps) {
    super(scope, id, {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'audit/',
      lifecycleRules: [{ expiration: Duration.days(logDays), noncurrentVersionExpiration: Duration.days(1) }],
    });
    acknowledge(this, notReplicated);
  }
}
