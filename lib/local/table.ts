import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { Refusal } from './refusal.ts';

/** Makes the table if it is missing and gives its stream. */
export async function ensureTable(definition: CreateTableCommandInput): Promise<string> {
  const client = new DynamoDBClient({});
  try {
    const streamArn =
      (await latestStream(client, definition.TableName)) ?? (await create(client, definition));
    if (streamArn) return streamArn;
    throw new Refusal(
      `数据表 ${definition.TableName} 没有变更流 (NEW_IMAGE),事件与邮件将无法发出。请为它开启变更流。`,
      `The table ${definition.TableName} has no stream (NEW_IMAGE): turn it on, or no event and no mail is ever sent.`,
    );
  } finally {
    client.destroy();
  }
}

async function create(
  client: DynamoDBClient,
  definition: CreateTableCommandInput,
): Promise<string | undefined> {
  await client.send(new CreateTableCommand(definition));
  await waitUntilTableExists(
    { client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 },
    { TableName: definition.TableName },
  );
  return latestStream(client, definition.TableName);
}

async function latestStream(
  client: DynamoDBClient,
  TableName: string | undefined,
): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    return Table?.LatestStreamArn ?? '';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
