import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { AuditTrail } from '../constructs/audit-trail.ts';
import { DocumentsBucket } from '../constructs/documents-bucket.ts';
import { AccessLogBucket, AuditBucket } from '../constructs/log-bucket.ts';
import { ProductKey } from '../constructs/product-key.ts';
import { RecordsTable } from '../constructs/records-table.ts';

interface DataStackProps extends StackProps {
  config: StageConfig;
}

/** What must outlive every deployment: key, table, documents, and the mail server's secret. All are kept on removal. */
export class DataStack extends Stack {
  readonly key: ProductKey;
  readonly table: RecordsTable;
  readonly documents: DocumentsBucket;
  readonly smtpSecret: Secret;

  constructor(scope: Construct, id: string, { config, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.key = new ProductKey(this, 'Key');
    this.table = new RecordsTable(this, 'Records', this.key);
    // CDK's own class does not fit CDK's interface under exactOptionalPropertyTypes.
    const accessLog = new AccessLogBucket(this, 'AccessLog', config.retention.logDays) as IBucket;
    this.documents = new DocumentsBucket(this, 'Documents', { key: this.key, accessLog, config });
    this.audit(accessLog, config);
    this.smtpSecret = this.secretFor(config.mail.smtpSecretName);
    this.explain();
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'BucketName', { value: this.documents.bucketName });
    new CfnOutput(this, 'SmtpSecretName', { value: config.mail.smtpSecretName });
  }

  private audit(accessLog: IBucket, { retention }: StageConfig) {
    const { key, table, documents } = this;
    const { logDays } = retention;
    const bucket = new AuditBucket(this, 'Audit', { key, accessLog, logDays }) as IBucket;
    new AuditTrail(this, 'Trail', { key, bucket, table, documents });
  }

  /** Made with a random value that is no address, so mail fails loudly until an administrator has put the real one. */
  private secretFor(secretName: string): Secret {
    return new Secret(this, 'Smtp', {
      secretName,
      description: 'smtps://<user>:<password>@<host>:465',
      // As a key known by its ARN only: to a key of ours, Secret would add a statement with a DNS suffix wrong in China.
      encryptionKey: Key.fromKeyArn(this, 'KeyOfSmtp', this.key.keyArn),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private explain() {
    const reason =
      'The password belongs to a mail server outside AWS; who changes it there puts it here (docs/deploy.md).';
    acknowledge(this.smtpSecret, {
      'AwsSolutions-SMG4': reason,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': reason,
    });
    acknowledge(this.table, {
      'NIST.800.53.R5-DynamoDBInBackupPlan':
        'Point-in-time recovery covers every second of the last 35 days.',
    });
  }
}
