import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DeadLetter, openJournal } from './bus-journal.ts';
import { Refusal } from './refusal.ts';
import { runTool } from './tool-store.ts';

/**
 * `npm run redrive`: what was given up after five deliveries, and why; `npm run redrive -- <subscription>|all` has it delivered
 * again, by the host that runs (within half a minute) or at its next start.
 */
await runTool(async () => {
  const [subscription] = process.argv.slice(2);
  const file = join(process.env.DATA_DIR ?? '.data', 'host.sqlite');
  if (!existsSync(file))
    throw new Refusal(`没有 ${file}。请用 DATA_DIR 指定数据目录。`, `No ${file}: set DATA_DIR.`);
  const state = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const journal = openJournal(state);
    if (subscription) {
      console.log(`重新投递 ${journal.redrive(subscription, Date.now())} 条,主机半分钟内开始`);
      return 0;
    }
    const dead = journal.deadLetters();
    for (const letter of dead) console.log(lineOf(letter));
    console.log(dead.length === 0 ? '没有死信' : `共 ${dead.length} 条;重新投递: npm run redrive -- all`);
    return 0;
  } finally {
    state.close();
  }
});

function lineOf({ subscription, body, receives, sentAt, reason }: DeadLetter): string {
  const { 'detail-type': type, detail } = JSON.parse(body) as { 'detail-type': string; detail: object };
  return `${new Date(sentAt).toISOString()} ${subscription} ${type} ${JSON.stringify(detail)} 投递 ${receives} 次:${reason}`;
}
