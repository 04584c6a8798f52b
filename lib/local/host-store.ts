import type { DataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb.ts';
import type { Environment } from './environment.ts';
import type { HostParts } from './parts.ts';
import { indexStream, keepStreamShort } from './stream-store.ts';
import { ensureTable } from './table.ts';

export interface HostStore {
  streamArn: string;
  /** Starts trimming the embedded stream; there is nothing to trim in someone else's. */
  keepShort(checkpoint: () => bigint | undefined): () => void;
  stop(): Promise<void>;
}

/** The operator's DynamoDB-compatible service where one is named, else the embedded one; with the table in it. */
export async function openStore(
  folder: DataFolder,
  environment: Environment,
  definition: HostParts['tableDefinition'],
  table: string,
  log: (line: string) => void,
): Promise<HostStore> {
  const external = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  const file = folder.file('dynamodb.sqlite');
  const embedded = external ? undefined : await startDynamoDb(file, log);
  const endpoint = environment.default('AWS_ENDPOINT_URL_DYNAMODB', embedded?.endpoint ?? '');
  environment.default('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', endpoint);
  try {
    if (embedded) indexStream(file);
    const streamArn = await ensureTable({ ...definition, TableName: table });
    return {
      streamArn,
      keepShort: (checkpoint) => (embedded ? keepStreamShort(file, table, checkpoint) : () => undefined),
      stop: async () => embedded?.stop(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
