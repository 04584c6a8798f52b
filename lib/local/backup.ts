import { resolve } from 'node:path';
import { makeBackup } from './backup/make.ts';
import { Refusal } from './refusal.ts';
import { runTool } from './tool-store.ts';

/** `npm run backup -- <folder>`: copies `DATA_DIR` while its host works. Exit 0 means: whole, and its chains hold. */
await runTool(async () => {
  const [target] = process.argv.slice(2);
  if (!target)
    throw new Refusal('用法: npm run backup -- <新的目录>', 'Usage: npm run backup -- <new folder>');
  const { city, files } = await makeBackup(process.env.DATA_DIR ?? '.data', resolve(target));
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  console.log(
    `备份完成并已核对: ${resolve(target)}\n项目 ${city.projects} 个,历史 ${city.events} 条,材料 ${city.documents} 份,文件 ${files.length} 个,共 ${bytes} 字节\n链头摘要 ${city.headsSha256}`,
  );
  return 0;
});
