import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { ProjectDocument } from '../../project/project.ts';
import { tableName } from '../../store/client.ts';
import { loadProject } from '../../store/projects.ts';
import { allProjectIds } from '../../store/verify-history.ts';
import { digestCity } from '../backup/city.ts';
import { measure } from '../backup/manifest.ts';
import { Refusal } from '../refusal.ts';
import { type ExportManifest, ITEMS, MANIFEST, type MovedObject } from './format.ts';

/** What was refused is read by nobody any more, and what was never completed is not there. */
const MOVED = new Set<ProjectDocument['status']>(['available', 'checking']);

/** Where documents are read from: the embedded store's own files, or an S3 service. */
export interface ObjectSource {
  /** Undefined where the object is not there, or has another size. */
  open(document: ProjectDocument): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Writes the whole city into a new folder, in a form that any DynamoDB and any S3 can take. Nobody may be working meanwhile. */
export async function exportCity(folder: string, source: ObjectSource): Promise<ExportManifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Refusal(
      `目录 ${folder} 不是空的,请用新的目录。`,
      `The folder ${folder} is not empty: name a new one.`,
    );
  }
  await mkdir(join(folder, 'objects'), { recursive: true, mode: 0o700 });
  const objects = await exportObjects(folder, source);
  const known = new Set(objects.map(({ key, sha256 }) => `${key} ${sha256}`));
  const city = await digestCity(({ key, sha256 }) => known.has(`${key} ${sha256}`));
  const count = await exportItems(join(folder, ITEMS));
  const items = { ...(await measure(folder, ITEMS)), count };
  const manifest: ExportManifest = { format: 1, city, items, objects };
  await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
  return manifest;
}

/** Every item, page by page: a tool may scan, which no request and no schedule does. */
async function* allItems(): AsyncGenerator<Record<string, AttributeValue>> {
  const client = new DynamoDBClient({});
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName(), ExclusiveStartKey, ConsistentRead: true }),
    );
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

async function exportItems(file: string): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const Item of allItems()) {
      count += 1;
      yield `${JSON.stringify({ Item })}\n`;
    }
  }
  await pipeline(lines, createGzip(), createWriteStream(file, { mode: 0o600, flush: true }));
  return count;
}

async function exportObjects(folder: string, source: ObjectSource): Promise<MovedObject[]> {
  const objects = new Map<string, MovedObject>();
  for await (const projectId of allProjectIds()) {
    const { documents = {} } = (await loadProject(projectId))?.project ?? {};
    for (const document of Object.values(documents)) {
      // Documents of the same content may share one object.
      if (!MOVED.has(document.status) || objects.has(document.key)) continue;
      const moved = await exportObject(folder, document, source);
      if (moved) objects.set(document.key, moved);
    }
  }
  return [...objects.values()];
}

async function exportObject(
  folder: string,
  document: ProjectDocument,
  source: ObjectSource,
): Promise<MovedObject | undefined> {
  const bytes = await source.open(document);
  if (!bytes) return undefined;
  const { key, contentType, documentId, checkedAt } = document;
  const path = `objects/${documentId}`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(
    Readable.from(bytes),
    measured,
    createWriteStream(join(folder, path), { mode: 0o600, flush: true }),
  );
  const accepted = document.status === 'available' && checkedAt !== undefined;
  return { key, path, contentType, sizeBytes, sha256: hash.digest('hex'), ...(accepted && { checkedAt }) };
}
