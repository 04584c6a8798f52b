import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
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

/** Documents: every version is kept, nobody deletes an accepted one before its time, and every stored object is announced. */
export class DocumentsBucket extends Bucket {
  constructor(scope: Construct, id: string, { key, accessLog, config }: DocumentsBucketProps) {
    super(scope, id, {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      serverAccessLogsBucket: accessLog,
      serverAccessLogsPrefix: 'documents/',
      cors: [uploadsFrom(config.publicUrl)],
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7), expiredObjectDeleteMarker: true },
        ...Object.entries(SET_ASIDE_DAYS).map(([status, days]) => goneAfter(status, days)),
      ],
    });
    this.addToResourcePolicy(refusedIsRead(this.arnForObjects('*')));
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

/**
 * Days that a version is kept after it was set aside: quarantine, what no document uses, an archive that is made anew. What
 * was accepted is locked by the check itself (lib/documents/retention.ts) and outlives every tag.
 */
const SET_ASIDE_DAYS = { refused: 30, surplus: 1, archive: 7 };

const goneAfter = (status: string, days: number): LifecycleRule => ({
  tagFilters: { status },
  expiration: Duration.days(days),
  noncurrentVersionExpiration: Duration.days(1),
});

/** Nobody reads what was refused, not even by an address that was signed before. */
const refusedIsRead = (objects: string) =>
  new PolicyStatement({
    sid: 'NobodyReadsWhatWasRefused',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    resources: [objects],
    conditions: { StringEquals: { 's3:ExistingObjectTag/status': 'refused' } },
  });

/** Browsers put and get documents by signed URL, from pages of the product only. */
const uploadsFrom = (origin: string) => ({
  allowedOrigins: [origin],
  allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
  allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
  exposedHeaders: ['ETag'],
  maxAge: 3600,
});
