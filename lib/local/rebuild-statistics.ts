import { rebuildStatistics } from '../../functions/reports/rebuild.ts';
import { tableDefinition } from '../store/table.ts';
import { openDataFolder } from './data-folder.ts';
import { openEnvironment } from './environment.ts';
import { nameResources, setCredentials } from './host-environment.ts';
import { openStore } from './host-store.ts';
import { Refusal } from './refusal.ts';

/**
 * `npm run rebuild-statistics`: on one machine the data folder, which a running host holds and this then refuses; in the
 * cloud (`TABLE_NAME` set, no `DATA_DIR`) the table, while nobody works.
 */
async function rebuild(): Promise<{ projects: number }> {
  if (process.env.TABLE_NAME && !process.env.DATA_DIR) return rebuildStatistics();
  const folder = openDataFolder(process.env.DATA_DIR ?? '.data');
  const environment = openEnvironment();
  try {
    const { table } = nameResources(environment);
    await setCredentials(environment, folder);
    const store = await openStore(folder, environment, tableDefinition, table, console.error);
    return await rebuildStatistics().finally(store.stop);
  } finally {
    environment.restore();
    folder.close();
  }
}

try {
  const { projects } = await rebuild();
  console.log(`统计已按事件重新计算:${projects} 个项目`);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
