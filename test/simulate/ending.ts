import { group } from '../../lib/project/testing.ts';
import * as story from '../support/story.ts';
import { again, answering, secured } from './beside.ts';
import { later, plusDays } from './days.ts';
import type { Order } from './facts.ts';
import type { Life, Task } from './life.ts';

/** From the last contract's completion to the closed file. */
export async function* acceptance(life: Life): Task {
  const { facts, luck } = life;
  // Without one filed contract nothing was ever in construction, so nothing can be completed.
  while (!facts.contracts.some((c) => c.filedOn)) yield life.in(7, 20);
  for (let more = luck.percent(30); more; more = luck.percent(30)) yield* extension(life);
  const due = life.dueOf('竣工验收申请');
  const day = due ? life.dayBy(due, life.today) : life.in(20);
  if (!day) return;
  yield day;
  await life.upload('clerk', 'acceptanceApplication');
  yield life.in(1);
  await life.act('head', 'acceptance-applications');
  facts.appliedOn = life.today;
  yield* reviewing(life);
  await life.act('bureau-head', 'acceptance-results', { opinion: '通过' });
  yield life.in(1, 8);
  await life.act('finance', 'acceptance-results/cosignature');
  facts.acceptedOn = life.today;
  yield* afterwards(life);
}

async function* reviewing(life: Life): Task {
  yield life.in(2, 15);
  await life.act('reviewer', 'acceptance-review', { group, meetingOn: life.in(3) });
  await life.upload('reviewer', 'acceptanceOpinion');
  await life.upload('clerk', 'securityMaterials');
  if (life.luck.percent(15)) yield* rectified(life);
  await life.act('clerk', 'catalog-registration', { registeredOn: life.today, platformNumber: '目录-1' });
  yield life.in(1, 5);
  await life.act('reviewer', 'catalog-registration/confirmation', { sharingMet: true });
  await secured(life);
  yield life.in(1, 5);
}

/** What the acceptance group wants put right first, with its own due day; not answered, the acceptance stands still. */
async function* rectified(life: Life): Task {
  const { facts, luck } = life;
  const about = '补齐验收测试';
  const dueOn = plusDays(life.today, luck.between(8, 60));
  const { rectificationId } = await life.act('reviewer', 'acceptance-rectifications', {
    items: [about],
    dueOn,
  });
  const order: Order = { about, orderedOn: life.today, dueOn };
  facts.orders.push(order);
  yield* answering(life, order, `rectifications/${rectificationId}`, true);
  if (!order.answeredOn) for (;;) yield life.in(300);
}

/** Asked for in time or, one in five, late; granted, refused, or decided only after the due day (R8, R9). */
async function* extension(life: Life): Task {
  const { facts, luck } = life;
  const due = life.dueOf('竣工验收申请');
  if (!due) return;
  const asked = plusDays(due, luck.percent(20) ? luck.between(1, 20) : -luck.between(0, 10));
  yield asked > life.today ? asked : life.in(1);
  const to = plusDays(later(due, life.today), luck.between(30, 120));
  const body = { proposedDue: to, reason: '供货延迟', measures: '增派人员' };
  const { extensionId } = await life.act('clerk', 'extensions', body, 'extensionApplied');
  const extended: (typeof facts.extensions)[number] = { appliedOn: life.today };
  facts.extensions.push(extended);
  yield life.in(2, 25);
  const granted = luck.percent(70);
  await life.act(
    'bureau-head',
    `extensions/${extensionId}/decision`,
    granted ? { outcome: 'approved' } : { outcome: 'refused', reason: '理由不充分' },
    granted ? 'extensionApproved' : 'extensionRefused',
  );
  extended.decidedOn = life.today;
  if (granted) extended.to = to;
}

async function* afterwards(life: Life): Task {
  const { facts, luck } = life;
  yield life.in(1, 10);
  await life.upload('clerk', 'acceptanceReport');
  yield life.in(1, 5);
  await life.act('clerk', 'acceptance-filing', { receiptNumber: `WF-${facts.name}` });
  life.begin(again(life, '等级保护复测'));
  life.begin(again(life, '密码应用安全性评估'));
  if (luck.percent(15)) return;
  yield life.in(1, 40);
  await life.act('clerk', 'operation-start', { inUseOn: life.today });
  facts.inUseOn = life.today;
  const due = life.dueOf('项目自评价');
  if (!due) return;
  const temper = life.temper();
  if (temper === 'silent') return;
  const opens = plusDays(due, -365);
  yield plusDays(temper === 'late' ? due : opens, luck.between(12, temper === 'late' ? 60 : 300));
  await life.upload('clerk', 'selfEvaluationReport');
  yield life.in(1);
  await life.act('head', 'self-evaluations', { summary: '达到建设目标' }, 'selfEvaluated');
  facts.evaluatedOn = life.today;
  yield* closing(life);
}

async function* closing(life: Life): Task {
  const { facts, luck } = life;
  yield life.in(5, 30);
  await life.act('clerk', 'settlement', { settlementFen: story.approval.estimateFen });
  const open =
    [...facts.orders, ...facts.questions].some((o) => !o.answeredOn) ||
    facts.contracts.some((c) => !c.filedOn);
  if (open || luck.percent(40)) return;
  // The re-check of an order comes some days after its answer.
  yield life.in(10, 20);
  await life.act('bureau-head', 'closure');
  facts.closedOn = life.today;
}
