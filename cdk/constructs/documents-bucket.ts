import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

interface DocumentsBucketProps {
  key: IKey;
  config: StageConfig;
}

/** Documents: every version is kept, nobody deletes one before its time, and every stored object is announced. */
export class DocumentsBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, config }: DocumentsBucketProps) {
    super(scope, id, {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: retentionOf(config.retention),
      // CDK's own class does not fit CDK's interface under exactOptionalPropertyTypes.
      serverAccessLogsBucket: new AccessLogBucket(
        scope,
        `${id}AccessLog`,
        config.retention.logDays,
      ) as IBucket,
      cors: [uploadsFrom(config.publicUrl)],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    this.announceObjects();
    acknowledge(this, {
      'NIST.800.53.R5-S3BucketReplicationEnabled':
        'Two regions of one city are a decision of its own (docs/deploy.md); versions and Object Lock keep the one copy.',
    });
  }

  /** `eventBridgeEnabled: true` would add a custom-resource function; the resource itself knows the setting. */
  private announceObjects() {
    if (!(this.node.defaultChild instanceof CfnBucket)) throw new Error('the bucket has no resource');
    this.node.defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', {
      EventBridgeEnabled: true,
    });
  }
}

/** Who asked for which object. Written by S3 itself, which encrypts it with a key of its own only. */
class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, logDays: number) {
    super(scope, id, {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(logDays) }],
    });
    const reason =
      'This bucket is the access log itself; S3 writes it once and it expires after the days of config.ts.';
    acknowledge(this, {
      'NIST.800.53.R5-S3BucketReplicationEnabled': reason,
      'NIST.800.53.R5-S3BucketVersioningEnabled': reason,
      'NIST.800.53.R5-S3DefaultEncryptionKMS':
        'S3 cannot deliver access logs into a bucket encrypted with a KMS key.',
    });
  }
}

const retentionOf = ({ documentLock, documentYears }: StageConfig['retention']) => {
  const duration = Duration.days(documentYears * 365);
  return documentLock === 'compliance'
    ? ObjectLockRetention.compliance(duration)
    : ObjectLockRetention.governance(duration);
};

/** Browsers put and get documents by signed URL, from pages of the product only. */
const uploadsFrom = (origin: string) => ({
  allowedOrigins: [origin],
  allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
  allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
  exposedHeaders: ['ETag'],
  maxAge: 3600,
});
