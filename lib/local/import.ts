import { resolve } from 'node:path';
import { importCity } from './move/import.ts';
import { Refusal } from './refusal.ts';
import { runTool } from './tool-store.ts';

/**
 * `npm run import -- <folder> [--resume]`: puts an exported city into the table `TABLE_NAME` and the bucket `BUCKET_NAME`, on AWS or
 * wherever the SDK's settings point. Exit 0 means: every chain and every checksum there is what it was.
 */
await runTool(async () => {
  const [folder, flag] = process.argv.slice(2);
  const { TABLE_NAME, BUCKET_NAME } = process.env;
  if (!folder || (flag !== undefined && flag !== '--resume') || !TABLE_NAME || !BUCKET_NAME) {
    throw new Refusal(
      '用法: TABLE_NAME=… BUCKET_NAME=… AWS_REGION=… npm run import -- <导出的目录> [--resume]',
      'Usage: TABLE_NAME=… BUCKET_NAME=… AWS_REGION=… npm run import -- <exported folder> [--resume]',
    );
  }
  const { city, items, objects } = await importCity(resolve(folder), { resume: flag === '--resume' });
  console.log(
    `已导入并核对: 数据 ${items.count} 条,文件 ${objects.length} 个,项目 ${city.projects} 个,历史 ${city.events} 条,历史链与校验和一致`,
  );
  return 0;
});
