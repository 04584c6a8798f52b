import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Access, DocumentAction, TableAction, TableGrant } from '../../lib/access.ts';
import type { Product } from './product.ts';

/** Where documents lie in the bucket; no function reaches anything else in it. */
const DOCUMENT_PREFIX = 'projects/*';

const tableActions: Record<TableAction, string> = {
  get: 'dynamodb:GetItem',
  batchGet: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
};

const objectActions: Record<DocumentAction, readonly string[]> = {
  upload: ['s3:PutObject'],
  download: ['s3:GetObject', 's3:GetObjectVersion'],
  inspect: ['s3:GetObject', 's3:GetObjectVersion'],
  multipart: ['s3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
  keep: ['s3:PutObjectRetention'],
  setAside: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
};

const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = [
  ...READ_KEY,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const allow = (actions: readonly string[], ...resources: string[]) =>
  new PolicyStatement({ actions: [...actions], resources });

/** The statements that a declared access comes to: these actions on these resources, nothing by `*`. */
export function statementsOf(access: Access, product: Product): PolicyStatement[] {
  return [
    ...(access.table ?? []).map((grant) => tableStatement(grant, product)),
    ...(access.indexes ?? []).map((index) =>
      allow(['dynamodb:Query'], `${product.table.tableArn}/index/${index}`),
    ),
    ...documentStatements(access.documents ?? [], product),
    ...(access.bus ? [allow(['events:PutEvents'], product.bus.eventBusArn)] : []),
    ...(access.mail ? [allow(['secretsmanager:GetSecretValue'], product.smtpSecret.secretArn)] : []),
    ...keyStatements(access, product),
  ];
}

/** LeadingKeys binds an action to the partitions that are declared; a key that ends in `#` stands for all under it. */
function tableStatement({ actions, keys }: TableGrant, { table }: Product): PolicyStatement {
  const partitions = keys.map((key) => (key.endsWith('#') ? `${key}*` : key));
  const statement = allow(
    actions.map((action) => tableActions[action]),
    table.tableArn,
  );
  statement.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': partitions });
  return statement;
}

function documentStatements(actions: readonly DocumentAction[], { documents }: Product): PolicyStatement[] {
  if (actions.length === 0) return [];
  const granted = [...new Set(actions.flatMap((action) => objectActions[action]))];
  return [
    allow(granted, documents.arnForObjects(DOCUMENT_PREFIX)),
    // Without this, S3 answers 403 for an object that is not there, and a missing upload would look like a fault.
    ...(actions.includes('inspect') ? [allow(['s3:ListBucket'], documents.bucketArn)] : []),
  ];
}

function keyStatements({ table = [], indexes = [], documents = [], mail }: Access, { key }: Product) {
  const writes =
    table.some(({ actions }) => actions.some((a) => a === 'put' || a === 'update' || a === 'delete')) ||
    documents.some((a) => a === 'upload' || a === 'multipart');
  const reads = table.length + indexes.length + documents.length > 0 || mail !== undefined;
  if (!writes && !reads) return [];
  return [allow(writes ? WRITE_KEY : READ_KEY, key.keyArn)];
}

/** The one wildcard there is, as cdk-nag names it: by the bucket's export, since functions are in other stacks. */
export function wildcardFinding({ documents }: Product): string {
  const stack = Stack.of(documents);
  const exported = JSON.stringify(stack.resolve(stack.exportValue(documents.bucketArn)));
  const name = /"Fn::ImportValue":"([^"]+)"/.exec(exported)?.[1];
  if (name === undefined) throw new Error(`the documents bucket is not exported: ${exported}`);
  return `AwsSolutions-IAM5[Resource::${name}/${DOCUMENT_PREFIX}]`;
}

/** What a function is told of its surroundings: the names of what it may touch, and no others. */
export function environmentOf(access: Access, product: Product): Record<string, string> {
  const { table, documents, bus } = product;
  return {
    ...(access.table || access.indexes ? { TABLE_NAME: table.tableName } : {}),
    ...(access.documents ? { BUCKET_NAME: documents.bucketName } : {}),
    ...documentSettings(access.documents ?? [], product),
    ...(access.bus ? { EVENT_BUS_NAME: bus.eventBusName } : {}),
    ...(access.mail ? mailSettings(product) : {}),
    ...(access.mail || access.links ? { PUBLIC_URL: product.config.publicUrl } : {}),
  };
}

/** The lock of what is accepted, the scanner, and what may be uploaded: each where it is used. */
const documentSettings = (
  actions: readonly DocumentAction[],
  { config }: Product,
): Record<string, string> => ({
  ...(actions.includes('keep') && {
    DOCUMENT_LOCK: config.retention.documentLock,
    DOCUMENT_RETENTION_YEARS: String(config.retention.documentYears),
    SCANNER: config.scanner,
  }),
  ...(actions.includes('upload') && { UPLOAD_QUOTAS: JSON.stringify(config.uploadQuotas) }),
});

/** A mail names its sender. */
const mailSettings = ({ config, smtpSecret }: Product) => ({
  SMTP_SECRET_ARN: smtpSecret.secretArn,
  MAIL_FROM: config.mail.from,
  MAIL_PER_SECOND: String(config.mail.perSecond),
});
