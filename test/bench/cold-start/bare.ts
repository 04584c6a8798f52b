import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** The least that anybody would write with the SDK: one write, one presigned upload. No checks, no rules. */
const dynamoDb = new DynamoDBClient({});
const s3 = new S3Client({});

export async function handler(event: { body: string }) {
  const { fileName } = JSON.parse(event.body);
  const Item = { pk: { S: 'BENCH' }, sk: { S: crypto.randomUUID() }, fileName: { S: fileName } };
  await dynamoDb.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item }));
  const url = await getSignedUrl(
    s3,
    new PutObjectCommand({ Bucket: process.env.BUCKET_NAME, Key: fileName }),
  );
  return { statusCode: 201, body: JSON.stringify({ url }) };
}
