import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { closed, notReplicated } from '../constructs/log-bucket.ts';
import { pagePolicyOf } from '../constructs/page-settings.ts';
import type { Product } from '../constructs/product.ts';
import { WebDistribution } from '../constructs/web-distribution.ts';
import { WebFunction } from '../constructs/web-function.ts';
import type { ApiStack } from './api-stack.ts';

interface WebStackProps extends StackProps {
  product: Product;
  api: ApiStack;
}

/** The pages: from a bucket through CloudFront where it serves, else from a function behind the HTTP API (`web.hosting`). */
export class WebStack extends Stack {
  readonly function: WebFunction['function'] | undefined;

  constructor(scope: Construct, id: string, { product, api, ...props }: WebStackProps) {
    super(scope, id, props);
    const { web, publicUrl } = product.config;
    if (web.hosting === 'httpApi') {
      this.function = new WebFunction(this, 'Web', api, product).function;
      return;
    }
    const log = this.logBucket(product.config.retention.logDays);
    const site = this.siteBucket(log);
    const policy = pagePolicyOf(product.config, product.documents as IBucket);
    const distribution = new WebDistribution(this, 'Distribution', {
      web,
      publicUrl,
      site,
      log,
      apiEndpoint: api.api.apiEndpoint,
      policy,
    });
    new CfnOutput(this, 'SiteBucketName', { value: site.bucketName });
    new CfnOutput(this, 'DomainTarget', { value: distribution.distributionDomainName });
  }

  /** The built application; `npm run deploy` puts it there. */
  private siteBucket(log: IBucket): IBucket {
    const bucket = new Bucket(this, 'Site', {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: log,
      serverAccessLogsPrefix: 'site/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
    });
    acknowledge(bucket, {
      ...notReplicated,
      'NIST.800.53.R5-S3DefaultEncryptionKMS':
        'The files are public pages, made anew from the repository at any time.',
    });
    return bucket as IBucket;
  }

  private logBucket(logDays: number): IBucket {
    const bucket = new Bucket(this, 'WebLog', {
      ...closed,
      // CloudFront writes its access log by an access control list, and by nothing else.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(logDays) }],
    });
    acknowledge(bucket, {
      ...notReplicated,
      'AwsSolutions-S1': 'This bucket is the access log itself.',
      'NIST.800.53.R5-S3BucketLoggingEnabled':
        'This bucket is the access log itself, which does not log itself.',
      'NIST.800.53.R5-S3BucketVersioningEnabled':
        'Each file of the access log is written once and expires after logDays.',
      'NIST.800.53.R5-S3DefaultEncryptionKMS':
        'CloudFront cannot deliver access logs into a bucket with a KMS key by default.',
    });
    return bucket as IBucket;
  }
}
