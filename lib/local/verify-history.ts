import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { allProjectIds, type Finding, verifyHistory } from '../store/verify-history.ts';
import { openDataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb.ts';
import { Refusal } from './refusal.ts';

/**
 * `npm run verify-history -- <project|all>`: recomputes hash chains from the store itself, past the API. Names the first
 * broken link and exits 1. The store is the one of `AWS_ENDPOINT_URL_DYNAMODB`, else of `DATA_DIR`, whether its host runs
 * or not.
 */
const USAGE = ['用法: npm run verify-history -- <项目标识|all>', 'Usage: … -- <project id|all>'] as const;

const announced = z.object({ store: z.string() });

/** The store of the host that holds the folder, else one opened for this look; with how to close it. */
async function openStore(dataDir: string): Promise<{ endpoint: string; close(): Promise<void> }> {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (given) return { endpoint: given, close: async () => undefined };
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

function lineOf({ projectId, filingNumber, events, verification }: Finding): string {
  const project = `${filingNumber} ${projectId}`;
  return verification.ok
    ? `通过  ${project}  共 ${events} 条`
    : `断开  ${project}  第 ${verification.brokenAt} 条与前文不符 (brokenAt=${verification.brokenAt})`;
}

async function* wanted(which: string): AsyncGenerator<string> {
  if (which === 'all') yield* allProjectIds();
  else yield which;
}

/** True when every chain holds. */
async function verifyAll(which: string): Promise<boolean> {
  let sound = true;
  for await (const projectId of wanted(which)) {
    const finding = await verifyHistory(projectId);
    if (!finding) throw new Refusal(`没有项目 ${projectId}。`, `There is no project ${projectId}.`);
    console.log(lineOf(finding));
    sound &&= finding.verification.ok;
  }
  return sound;
}

async function main(which: string | undefined): Promise<number> {
  if (!which) throw new Refusal(...USAGE);
  const { DATA_DIR = '.data', TABLE_NAME = 'egov-projects', AWS_REGION = 'cn-north-1' } = process.env;
  const store = await openStore(DATA_DIR);
  const { AWS_ACCESS_KEY_ID = 'local', AWS_SECRET_ACCESS_KEY = 'local' } = process.env;
  Object.assign(process.env, { AWS_ENDPOINT_URL_DYNAMODB: store.endpoint, TABLE_NAME, AWS_REGION });
  Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  try {
    return (await verifyAll(which)) ? 0 : 1;
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 2;
}
