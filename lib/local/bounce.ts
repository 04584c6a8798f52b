import { text } from 'node:stream/consumers';
import { readBounce } from '../mail/bounce.ts';
import { markBounced } from '../store/mail-ledger.ts';
import { returnReminders } from '../store/reminders.ts';
import { Refusal } from './refusal.ts';
import { openToolStore, runTool } from './tool-store.ts';

/**
 * `npm run --silent bounce < returned.eml`: what the mailbox of `MAIL_FROM` got back, piped in by its mail server or by hand. The
 * mail then stands among those that were not delivered, with the other server's words; so do the reminders that were in it.
 */
await runTool(async () => {
  const bounces = readBounce(await text(process.stdin));
  if (bounces.length === 0)
    throw new Refusal('这不是本系统邮件的退信。', 'This is no report that a mail of ours came back.');
  const store = await openToolStore();
  try {
    let returned = 0;
    for (const { mailId, words } of bounces) {
      const at = new Date().toISOString();
      const mail = await markBounced(mailId, `退信:${words}`, at);
      if (!mail) continue;
      await returnReminders(mail.reminders ?? [], at);
      returned += 1;
    }
    console.log(`已登记退信 ${returned} 封`);
    return 0;
  } finally {
    await store.close();
  }
});
