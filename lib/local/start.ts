import { shanghaiDay } from '../calendar/days.ts';
import { governing } from '../regulation/article-38-validity.ts';
import { shippedRuleSets } from '../regulation/rule-sets/shipped.ts';
import { type Host, startHost } from './host.ts';
import { productParts } from './product-parts.ts';
import { Refusal } from './refusal.ts';
import { runHost } from './run.ts';
import { describePerson, samplePeople } from './sample-people.ts';

/** `npm start`: the whole product on one machine. Settings are in README, "One machine". */
const { PORT = '8080', HOST = '127.0.0.1', DATA_DIR = '.data', DEMO = '1', PUBLIC_URL, CLOCK } = process.env;
const demo = DEMO !== '0' && DEMO !== 'false';

/** Out of its validity the regulation gives no due dates (R10), which would puzzle whoever tries the product first. */
const NO_RULE_TODAY = `提示: 今天没有生效的规则,新办事项不产生期限。要在办法有效期内试用:
  CLOCK=2025-09-15T09:00:00+08:00 DATA_DIR=.data/demo npm start`;

function announce({ url, clock }: Host): void {
  const lines = [`政务信息化项目管理已启动: ${url}`, `数据目录: ${DATA_DIR}`];
  if (HOST !== '127.0.0.1') lines.push(`监听地址: ${HOST}`);
  if (demo) {
    if (HOST !== '127.0.0.1')
      lines.push('警告: 演示模式下任何能访问该地址的人都可以任意身份登录,请勿对外开放。');
    if (!governing(shippedRuleSets, shanghaiDay(clock.now())).applicable) lines.push(NO_RULE_TODAY);
    lines.push('演示用户 (打开网页后选择身份登录):');
    for (const person of samplePeople) lines.push(`  ${person.userName.padEnd(18)}${describePerson(person)}`);
    if (!process.env.SMTP_URL?.startsWith('smtp://127.0.0.1'))
      lines.push(`邮件服务器: ${process.env.SMTP_URL}`);
    else lines.push(`邮箱: ${url}/local/mail/inbox (JSON: ${url}/local/mail)`);
  }
  console.log(lines.join('\n'));
}

/** `CLOCK=2025-09-15T09:00:00+08:00 npm start`: a demonstration in the days of the rule set. */
function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw new Refusal(
    `CLOCK=${text} 不是时刻,例如 2025-09-15T09:00:00+08:00。`,
    `CLOCK=${text} is no instant.`,
  );
}

await runHost(async () => {
  const host = await startHost({
    parts: productParts,
    port: Number(PORT),
    host: HOST,
    dataDir: DATA_DIR,
    demo,
    ...(PUBLIC_URL && { publicUrl: PUBLIC_URL }),
    ...(demo && CLOCK && { clockStartsAt: instantOf(CLOCK) }),
  });
  announce(host);
  return host;
}, console.error);
