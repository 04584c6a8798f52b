import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openDataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb.ts';
import { Refusal } from './refusal.ts';

export interface ToolStore {
  close(): Promise<void>;
}

const announced = z.object({ store: z.string() });

/**
 * The table for a tool at the terminal, set in the SDK's own environment: the one of `AWS_ENDPOINT_URL_DYNAMODB`; else, with
 * `TABLE_NAME` and no `DATA_DIR`, the one on AWS; else the one of `DATA_DIR`, whether its host runs or not.
 */
export async function openToolStore(): Promise<ToolStore> {
  const { DATA_DIR, AWS_ENDPOINT_URL_DYNAMODB, TABLE_NAME, AWS_REGION = 'cn-north-1' } = process.env;
  if (TABLE_NAME && !DATA_DIR && !AWS_ENDPOINT_URL_DYNAMODB) return { close: async () => undefined };
  const store = AWS_ENDPOINT_URL_DYNAMODB
    ? { endpoint: AWS_ENDPOINT_URL_DYNAMODB, close: async () => undefined }
    : await openFolder(DATA_DIR ?? '.data');
  pointAt(store.endpoint, TABLE_NAME ?? 'egov-projects', AWS_REGION);
  return store;
}

/** The embedded server on one file, for as long as a tool looks into it. */
export async function openFile(file: string): Promise<ToolStore> {
  const store = await startDynamoDb(file, console.error);
  pointAt(store.endpoint, process.env.TABLE_NAME ?? 'egov-projects', process.env.AWS_REGION ?? 'cn-north-1');
  return { close: store.stop };
}

function pointAt(endpoint: string, TABLE_NAME: string, AWS_REGION: string): void {
  const { AWS_ACCESS_KEY_ID = 'local', AWS_SECRET_ACCESS_KEY = 'local' } = process.env;
  const environment = { TABLE_NAME, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  Object.assign(process.env, environment, { AWS_ENDPOINT_URL_DYNAMODB: endpoint });
}

/** The store of the host that holds the folder, else one opened for this look. */
async function openFolder(dataDir: string): Promise<ToolStore & { endpoint: string }> {
  if (!existsSync(join(dataDir, 'dynamodb.sqlite'))) {
    throw new Refusal(
      `目录 ${dataDir} 里没有数据。请用 DATA_DIR 指定。`,
      `No data in ${dataDir}: set DATA_DIR.`,
    );
  }
  let folder: ReturnType<typeof openDataFolder>;
  try {
    folder = openDataFolder(dataDir);
  } catch (error) {
    const file = join(dataDir, 'host.json');
    const host = existsSync(file) ? announced.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    if (!host?.success) throw error;
    return { endpoint: host.data.store, close: async () => undefined };
  }
  const store = await startDynamoDb(folder.file('dynamodb.sqlite'), console.error);
  const close = async () => {
    await store.stop();
    folder.close();
  };
  return { endpoint: store.endpoint, close };
}

/** Runs a tool: what it refuses is said in sentences and ends with 2. */
export async function runTool(tool: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await tool();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 2;
  }
}
