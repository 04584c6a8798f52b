import { CfnTrail, DataResourceType, ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

interface AuditTrailProps {
  key: IKey;
  bucket: IBucket;
  table: Table;
  documents: Bucket;
}

/**
 * Who touched the table or a document, past the product too: the product's own history knows only what went through it. The
 * account's management events are the account's own trail.
 */
export class AuditTrail extends Trail {
  constructor(scope: Construct, id: string, { key, bucket, table, documents }: AuditTrailProps) {
    super(scope, id, {
      bucket,
      encryptionKey: key,
      enableFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      managementEvents: ReadWriteType.NONE,
    });
    this.addEventSelector(DataResourceType.S3_OBJECT, [documents.arnForObjects('')]);
    this.addTable(table);
    acknowledge(this, {
      'NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled':
        'Data events are evidence, not alarms; they lie signed in a bucket and are searched there when they are needed.',
    });
  }

  /** CDK's list of data resources has no tables yet. */
  private addTable(table: Table) {
    if (!(this.node.defaultChild instanceof CfnTrail)) throw new Error('the trail has no resource');
    this.node.defaultChild.addPropertyOverride('EventSelectors.0.DataResources.1', {
      Type: 'AWS::DynamoDB::Table',
      Values: [table.tableArn],
    });
  }
}
