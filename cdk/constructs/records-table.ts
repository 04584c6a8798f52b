import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { tableDefinition } from '../../lib/store/table.ts';

type KeySchema = readonly { AttributeName: string; KeyType: string }[];

/** The one table, with keys and indexes exactly as the store declares them. */
export class RecordsTable extends Table {
  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id, {
      ...keysOf(tableDefinition.KeySchema),
      billingMode: BillingMode[tableDefinition.BillingMode],
      stream: StreamViewType[tableDefinition.StreamSpecification.StreamViewType],
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { IndexName, KeySchema, Projection } of tableDefinition.GlobalSecondaryIndexes) {
      this.addGlobalSecondaryIndex({
        indexName: IndexName,
        ...keysOf(KeySchema),
        projectionType: ProjectionType[Projection.ProjectionType],
        ...('NonKeyAttributes' in Projection && { nonKeyAttributes: [...Projection.NonKeyAttributes] }),
      });
    }
  }
}

function keysOf(schema: KeySchema): { partitionKey: Attribute; sortKey: Attribute } {
  return { partitionKey: attributeOf(schema, 'HASH'), sortKey: attributeOf(schema, 'RANGE') };
}

/** All key attributes are strings; the template test holds the result against the whole definition. */
function attributeOf(schema: KeySchema, keyType: string): Attribute {
  const name = schema.find((key) => key.KeyType === keyType)?.AttributeName;
  if (name === undefined) throw new Error(`lib/store/table.ts: a key schema lacks its ${keyType} key`);
  return { name, type: AttributeType.STRING };
}
