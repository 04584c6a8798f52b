import { parseArgs } from 'node:util';
import { addPersonOnce } from '../identity/directory.ts';
import { Refusal } from './refusal.ts';
import { openToolStore, runTool } from './tool-store.ts';

const USAGE = [
  '用法: npm run add-admin -- --sub <令牌里的 sub> --name 张三 --email zs@city.gov.cn --unit dsj --unit-name 大数据局',
  'Usage: npm run add-admin -- --sub <sub of the token> --name … --email … --unit <id> --unit-name …',
] as const;

/**
 * `npm run add-admin`: the first administrator (系统管理), who adds everybody else in the application. A person who is there
 * already stays as he is. The table is the one of `DATA_DIR`, its host running or not, or the one on AWS (`TABLE_NAME`).
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      sub: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      unit: { type: 'string' },
      'unit-name': { type: 'string' },
    },
  });
  const { sub, name, email, unit, 'unit-name': unitName } = values;
  if (!sub || !name || !email || !unit || !unitName) throw new Refusal(...USAGE);
  const store = await openToolStore();
  try {
    await addPersonOnce({
      userId: sub,
      name,
      email,
      unitId: unit,
      unitName,
      roles: ['admin'],
      isBureau: true,
    });
  } finally {
    await store.close();
  }
  console.log(`系统管理员 ${name} (${sub}) 已在名录中。`);
  return 0;
});
