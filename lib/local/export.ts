import { join, resolve } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { s3 } from '../documents/client.ts';
import { bucketName } from '../documents/environment.ts';
import { inspectStoredObject } from '../documents/stored-object.ts';
import { openObjectsIndex } from './backup/objects.ts';
import { openDataFolder } from './data-folder.ts';
import { exportCity, type ObjectSource } from './move/export.ts';
import { Refusal } from './refusal.ts';
import { openFile, openToolStore, runTool } from './tool-store.ts';

/**
 * `npm run export -- <folder>`: the city in a form that another machine or AWS can take. From `DATA_DIR`, whose host must be
 * stopped; or, with `TABLE_NAME` and `BUCKET_NAME` and no `DATA_DIR`, from AWS or the services that the SDK's settings name.
 */
await runTool(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder)
    throw new Refusal('用法: npm run export -- <新的目录>', 'Usage: npm run export -- <new folder>');
  const { DATA_DIR, TABLE_NAME, BUCKET_NAME } = process.env;
  const manifest = await (TABLE_NAME && BUCKET_NAME && !DATA_DIR
    ? fromService(resolve(folder))
    : fromFolder(resolve(folder), DATA_DIR ?? '.data'));
  const { city, items, objects } = manifest;
  console.log(
    `已导出到 ${resolve(folder)}: 数据 ${items.count} 条,文件 ${objects.length} 个\n项目 ${city.projects} 个,历史 ${city.events} 条,材料 ${city.documents} 份\n链头摘要 ${city.headsSha256}`,
  );
  return 0;
});

async function fromFolder(folder: string, dataDir: string) {
  // Held, so that no host starts to work in it meanwhile.
  const data = openDataFolder(dataDir);
  const index = openObjectsIndex(data.path);
  const store = await openFile(join(data.path, 'dynamodb.sqlite'));
  const source: ObjectSource = {
    open: async (document) => (index?.holds(document) ? index.read(document) : undefined),
  };
  try {
    return await exportCity(folder, source);
  } finally {
    await store.close();
    index?.close();
    data.close();
  }
}

async function fromService(folder: string) {
  const store = await openToolStore();
  const source: ObjectSource = {
    async open({ key, versionId }) {
      if (!(await inspectStoredObject(key, versionId))) return undefined;
      const { Body } = await s3().send(
        new GetObjectCommand({ Bucket: bucketName(), Key: key, VersionId: versionId }),
      );
      return Body as AsyncIterable<Uint8Array> | undefined;
    },
  };
  return exportCity(folder, source).finally(store.close);
}
