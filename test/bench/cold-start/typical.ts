import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { z } from 'zod';

/** The usual stack (DESIGN.md): middy, Powertools' logger and metrics, zod, full clients. Without the tracer. */
const logger = new Logger({ serviceName: 'bench' });
const metrics = new Metrics({ namespace: 'bench', serviceName: 'bench' });
const dynamoDb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
const input = z.looseObject({ fileName: z.string().max(200) });

export const handler = middy<APIGatewayProxyEventV2>()
  .use(injectLambdaContext(logger))
  .use(httpJsonBodyParser())
  .handler(async (event) => {
    const { fileName } = input.parse(event.body);
    const Item = { pk: 'BENCH', sk: crypto.randomUUID(), fileName };
    await dynamoDb.send(new PutCommand({ TableName: process.env.TABLE_NAME, Item }));
    metrics.addMetric('registered', 'Count', 1);
    const url = await getSignedUrl(
      s3,
      new PutObjectCommand({ Bucket: process.env.BUCKET_NAME, Key: fileName }),
    );
    return { statusCode: 201, body: JSON.stringify({ url }) };
  });
