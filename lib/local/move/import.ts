import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from '../../documents/client.ts';
import { bucketName } from '../../documents/environment.ts';
import { keepForYears } from '../../documents/retention.ts';
import { inspectStoredObject, readThrough } from '../../documents/stored-object.ts';
import { tableName } from '../../store/client.ts';
import { allProjectIds } from '../../store/verify-history.ts';
import { digestCity } from '../backup/city.ts';
import { measure } from '../backup/manifest.ts';
import { Refusal } from '../refusal.ts';
import { type ExportManifest, exportManifest, MANIFEST, type MovedObject } from './format.ts';

type Item = Record<string, AttributeValue>;

/** As many as one BatchWriteItem takes. */
const BATCH = 25;
const client = () => new DynamoDBClient({});

/**
 * Puts an exported city into a table and a bucket that have none, then recomputes every chain and every checksum there. With
 * `resume`, one that broke off is gone on with: every step may be done twice.
 */
export async function importCity(folder: string, { resume }: { resume: boolean }): Promise<ExportManifest> {
  const manifest = await readExport(folder);
  if (!resume && !(await allProjectIds().next()).done) {
    throw new Refusal(
      `数据表 ${tableName()} 里已有项目。要接着未完成的导入,请加 --resume。`,
      `The table ${tableName()} has projects already; to go on with an import that broke off, add --resume.`,
    );
  }
  const documents = await importItems(join(folder, manifest.items.path));
  for (const object of manifest.objects) {
    const versionId = await importObject(folder, object);
    if (!versionId) continue;
    for (const key of documents.get(object.key) ?? []) await nameVersion(key, versionId);
    if (object.checkedAt) await keepForYears(object.key, versionId, object.checkedAt);
  }
  const objects = new Map(manifest.objects.map((object) => [object.key, object]));
  const city = await digestCity(async (document) => {
    const object = objects.get(document.key);
    return object?.sha256 === document.sha256 && (await isStored(object)) !== undefined;
  });
  if (city.headsSha256 === manifest.city.headsSha256) return manifest;
  throw new Refusal(
    '导入后的历史链与导出时不一致。',
    'The history chains after the import are not those exported.',
  );
}

async function readExport(folder: string): Promise<ExportManifest> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file))
    throw new Refusal(
      `${folder} 不是完整的导出。`,
      `${folder} is no complete export: it has no ${MANIFEST}.`,
    );
  const manifest = exportManifest.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const { path, sha256 } of [manifest.items, ...manifest.objects]) {
    if ((await measure(folder, path)).sha256 === sha256) continue;
    throw new Refusal(
      `${path} 与清单不符,没有导入任何内容。`,
      `${path} is not what the manifest says; nothing was imported.`,
    );
  }
  return manifest;
}

/** The rows of documents, by the object that they name. */
type DocumentRows = Map<string, Item[]>;

async function importItems(file: string): Promise<DocumentRows> {
  const rows: DocumentRows = new Map();
  let batch: WriteRequest[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const { Item }: { Item: Item } = JSON.parse(line);
    batch.push({ PutRequest: { Item: prepared(Item, rows) } });
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  return rows;
}

/**
 * What was said once is not said again: `imported` tells the stream function so (functions/stream). An object's version is
 * another one here, and named when it is known.
 */
function prepared(item: Item, rows: DocumentRows): Item {
  const { pk, sk } = item;
  if (sk?.S?.startsWith('EV#') || pk?.S === 'RULES') return { ...item, imported: { BOOL: true } };
  const { key, versionId: _, ...value } = item.value?.M ?? {};
  if (!pk || !sk?.S?.startsWith('SUB#documents#') || !key?.S) return item;
  rows.set(key.S, [...(rows.get(key.S) ?? []), { pk, sk }]);
  return { ...item, value: { M: { ...value, key } } };
}

async function write(requests: WriteRequest[]): Promise<void> {
  const TableName = tableName();
  for (let left = requests, wait = 50; left.length > 0; wait = Math.min(wait * 2, 5_000)) {
    const { UnprocessedItems } = await client().send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }),
    );
    left = UnprocessedItems?.[TableName] ?? [];
    if (left.length > 0) await pause(wait);
  }
}

/** The version of the object, put if it is not there yet; the store itself checks the SHA-256. */
async function importObject(folder: string, object: MovedObject): Promise<string | undefined> {
  const { key, path, contentType, sizeBytes, sha256 } = object;
  const stored = await isStored(object);
  if (stored) return stored.versionId ?? undefined;
  const { VersionId } = await s3().send(
    new PutObjectCommand({
      Bucket: bucketName(),
      Key: key,
      Body: createReadStream(join(folder, path)),
      ContentLength: sizeBytes,
      ContentType: contentType,
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    }),
  );
  return VersionId;
}

async function isStored({ key, sizeBytes, sha256 }: MovedObject) {
  const stored = await inspectStoredObject(key);
  if (stored?.sizeBytes !== sizeBytes) return undefined;
  return (stored.sha256Hex ?? (await readThrough(key, undefined, async () => undefined))) === sha256
    ? stored
    : undefined;
}

async function nameVersion(Key: Item, versionId: string): Promise<void> {
  await client().send(
    new UpdateItemCommand({
      TableName: tableName(),
      Key,
      UpdateExpression: 'SET #value.versionId = :version',
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':version': { S: versionId } },
    }),
  );
}
