import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { StageConfig } from '../config.ts';

/** What the functions of one stage share. Whether a function may touch a part of it is its own declared access. */
export interface Product {
  config: StageConfig;
  key: Key;
  table: Table;
  documents: Bucket;
  bus: EventBus;
  smtpSecret: Secret;
}
