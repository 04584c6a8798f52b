import { resolve } from 'node:path';
import { restoreBackup } from './backup/restore.ts';
import { Refusal } from './refusal.ts';
import { runTool } from './tool-store.ts';

/** `npm run restore -- <folder>`: makes `DATA_DIR` from a backup. Exit 0 means: every checksum and every chain holds. */
await runTool(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder)
    throw new Refusal('用法: npm run restore -- <备份目录>', 'Usage: npm run restore -- <backup folder>');
  const dataDir = resolve(process.env.DATA_DIR ?? '.data');
  const { city, madeAt } = await restoreBackup(resolve(folder), dataDir);
  console.log(
    `已恢复到 ${dataDir} (备份时间 ${madeAt})\n项目 ${city.projects} 个,历史 ${city.events} 条,材料 ${city.documents} 份,校验和与历史链均一致`,
  );
  return 0;
});
