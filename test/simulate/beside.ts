import { security } from '../../lib/project/testing.ts';
import { type Day, plusDays, quarterOf } from './days.ts';
import { dutiesOf, isAwaited } from './duties.ts';
import type { Contract, Order } from './facts.ts';
import type { Life, Task } from './life.ts';

/** What runs beside the main line of a project, each thing at its own pace. */

/** 合同备案 of one contract. */
export async function* filing(life: Life, contract: Contract): Task {
  const due = life.dueOf(`合同备案:${contract.name}`);
  const day = due && life.dayBy(due, life.today);
  if (!day) return;
  yield day;
  const documentId = await life.upload('clerk', 'contract');
  yield life.in(1);
  const noun = `contracts/${life.idOf(contract)}/filing`;
  await life.act('clerk', noun, { documentIds: [documentId] }, 'contractFiled');
  contract.filedOn = life.today;
}

/** One report a quarter, each on its own day: a late one does not hold up the next. */
export async function* everyQuarter(life: Life): Task {
  for (;;) {
    const { name, end } = quarterOf(life.today);
    life.begin(report(life, name));
    yield plusDays(end, 1);
    if (life.facts.acceptedOn) return;
  }
}

async function* report(life: Life, quarter: string): Task {
  const title = `季度报告:${quarter}`;
  const due = life.dueOf(title);
  const day = due && life.dayBy(due, life.today);
  if (!day) return;
  yield day;
  if (!life.dueOf(title)) return;
  const full = { progress: '按计划推进', progressPercent: 40, receivedFen: 0, paidFen: 0 };
  const body = { quarter, ...(life.luck.percent(40) ? { zero: true } : full) };
  await life.act('clerk', 'quarterly-reports', body, 'quarterlyReported', quarter);
  life.facts.reports[quarter] = life.today;
}

/** 催办 by hand, now and then, of something that is waited for. */
export async function* urging(life: Life): Task {
  for (;;) {
    yield life.in(60, 400);
    const [duty] = dutiesOf(life.facts, life.today).filter(
      (each) => isAwaited(each) && (each.opensOn ?? '') <= life.today,
    );
    if (duty) await life.urge(duty.title);
  }
}

/** 整改 by the reviewer, 资料调取 by audit: a day is set, and the head answers. */
export async function* ordered(life: Life, orders: Order[], by: 'reviewer' | 'audit'): Task {
  const { luck } = life;
  yield life.in(5, 60);
  const dueOn = plusDays(life.today, luck.between(8, 60));
  const rectifying = by === 'reviewer';
  const about = '补充测试报告';
  const body = rectifying ? { source: 'inspection', items: [about] } : { text: '项目账册' };
  const noun = rectifying ? 'rectifications' : 'information-requests';
  const { rectificationId, requestId } = await life.act(by, noun, { ...body, dueOn });
  const order: Order = { about, orderedOn: life.today, dueOn };
  orders.push(order);
  yield* answering(life, order, `${noun}/${rectificationId ?? requestId}`, rectifying);
}

/** The answer in time, late or never; an order is re-checked, one time in five without success, and answered once more. */
export async function* answering(life: Life, order: Order, noun: string, rechecked: boolean): Task {
  const day: Day | undefined = life.dayBy(order.dueOn, life.today);
  if (!day) return;
  yield day;
  await life.act('head', `${noun}/response`, { text: '已办理' });
  order.answeredOn = life.today;
  if (!rechecked) return;
  yield life.in(1, 5);
  if (life.luck.percent(20)) {
    await life.act('reviewer', `${noun}/recheck`, { passed: false, note: '仍缺附件' });
    yield life.in(3, 40);
    await life.act('head', `${noun}/response`, { text: '附件已补' });
    yield life.in(1, 5);
  }
  await life.act('reviewer', `${noun}/recheck`, { passed: true, note: '符合要求' });
}

/** 等级保护 and 密评: tested, assessed on that day. */
export async function secured(life: Life, tested = true, assessed = life.luck.percent(50)): Promise<void> {
  const { facts, today } = life;
  const level = facts.mlps?.level ?? (life.luck.percent(35) ? 3 : 2);
  const testedOn = tested || !facts.mlps ? today : facts.mlps.testedOn;
  const cryptographyAssessedOn = assessed ? today : facts.cryptographyAssessedOn;
  const mlps = { level, filed: true, tested: true, testedOn };
  const more = cryptographyAssessedOn ? { cryptographyAssessedOn } : {};
  await life.act('clerk', 'security-answers', { ...security, mlps, ...more });
  Object.assign(facts, { mlps: { level, testedOn }, ...more });
}

/** The next test and the next assessment, each in its time. */
export async function* again(life: Life, title: '等级保护复测' | '密码应用安全性评估'): Task {
  for (;;) {
    const due = life.dueOf(title);
    const day = due && life.dayBy(due, life.today);
    if (!day) return;
    yield day;
    const tested = title === '等级保护复测';
    await secured(life, tested, !tested);
  }
}
