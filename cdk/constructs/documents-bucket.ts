import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import { closed, notReplicated } from './log-bucket.ts';

interface DocumentsBucketProps {
  key: IKey;
  accessLog: IBucket;
  config: StageConfig;
}

/** Documents: every version is kept, nobody deletes one before its time, and every stored object is announced. */
export class DocumentsBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, accessLog, config }: DocumentsBucketProps) {
    super(scope, id, {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: retentionOf(config.retention),
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'documents/',
      cors: [uploadsFrom(config.publicUrl)],
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    this.announceObjects();
    acknowledge(this, notReplicated);
  }

  /** `eventBridgeEnabled: true` would add a custom-resource function; the resource itself knows the setting. */
  private announceObjects() {
    if (!(this.node.defaultChild instanceof CfnBucket)) throw new Error('the bucket has no resource');
    this.node.defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration', {
      EventBridgeEnabled: true,
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
