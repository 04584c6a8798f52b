import { group, security } from '../../lib/project/testing.ts';
import * as story from '../support/story.ts';
import { type Day, later, plusDays, plusMonths, quarterOf, workdayFrom } from './days.ts';
import { dutiesOf } from './duties.ts';
import type { Contract, Order } from './facts.ts';
import type { Life, Task } from './life.ts';

type Temper = 'prompt' | 'late' | 'silent';

/** From the first draft to the closed file, as the people of one project live it; what runs beside it is begun on the way. */
export async function* wholeLife(life: Life, firstDay: Day): Task {
  const { facts, luck } = life;
  yield firstDay;
  await draft(life);
  yield life.in(1);
  await life.act('head', 'submission', {}, 'submitted', '1');
  if (luck.percent(15)) {
    yield life.in(2, 5);
    await life.act('reviewer', 'return', { items: [{ item: 'goal', reason: '不清' }] }, 'returned');
    yield life.in(1, 6);
    await life.act('head', 'submission', {}, 'submitted', '2');
  }
  yield life.in(2, 8);
  await life.act('reviewer', 'review', { batch: '本季第一批' }, 'reviewStarted');
  yield life.in(2, 8);
  const budgetReview = { ...story.opinion.budgetReview, reviewedOn: life.today };
  await life.act('reviewer', 'review-opinion', { ...story.opinion, budgetReview }, 'opinionDrafted');
  await life.upload('reviewer', 'reviewOpinion');
  yield life.in(1, 5);
  if (luck.percent(4))
    return void (await life.act('bureau-head', 'rejection', { reason: '重复建设' }, 'rejected'));
  await life.act('bureau-head', 'approval', story.approval, 'approved');
  facts.approvedOn = life.today;
  life.begin(everyQuarter(life));
  yield* contracting(life);
  if (luck.percent(20)) life.begin(ordered(life, facts.orders, 'reviewer'));
  if (luck.percent(12)) life.begin(ordered(life, facts.questions, 'audit'));
  if (luck.percent(8) && facts.contracts.some((c) => c.filedOn)) yield* suspended(life);
  if (luck.percent(6)) return yield* terminated(life);
  yield life.in(40, 260);
  for (const [i, contract] of facts.contracts.entries()) {
    if (i > 0) yield life.in(1, 30);
    await life.act('clerk', `contracts/${life.idOf(contract)}/completion`, { completedOn: life.today });
    contract.completedOn = life.today;
  }
  facts.completedOn = life.today;
  yield* acceptance(life);
}

async function draft(life: Life): Promise<void> {
  const year = Number(life.today.slice(0, 4));
  await life.create();
  await life.act('clerk', '', {
    ...story.draftFields,
    yearlySplit: [
      { year, amountFen: 200_000_000 },
      { year: year + 1, amountFen: 100_000_000 },
    ],
    plannedCompletionOn: plusMonths(life.today, 12),
  });
  await life.act('clerk', 'consultations', { ...story.consultation, heldOn: life.today });
  await life.act('clerk', 'catalog-items', story.catalogItem);
  await life.upload('clerk', 'constructionPlan');
  await life.upload('clerk', 'investmentBudget');
}

async function* contracting(life: Life): Task {
  const { facts, luck } = life;
  await life.upload('clerk', 'responsibilityPledge');
  yield life.in(1, 6);
  await life.act('head', 'pledge', { construction: true, dataSharing: true, fundUse: true }, 'pledgeSigned');
  yield life.in(1, 5);
  await life.act('clerk', 'tender', { startedOn: life.today, method: '公开招标' }, 'tenderStarted');
  for (let i = 1, count = luck.between(1, 3); i <= count; i++) {
    yield life.in(8, 30);
    // Signed some days before anybody typed it in, one time in three.
    const signedOn = luck.percent(33) ? plusDays(life.today, -luck.between(1, 4)) : life.today;
    const contract: Contract = { name: `第 ${i} 包合同`, signedOn };
    const body = { name: contract.name, supplier: '某公司', amountFen: 60_000_000, signedOn };
    const { contractId } = await life.act('clerk', 'contracts', body, 'contractRecorded');
    life.name(contract, String(contractId));
    facts.contracts.push(contract);
    life.begin(filing(life, contract));
  }
}

const temperOf = (life: Life): Temper => life.luck.pick({ prompt: 68, late: 24, silent: 8 });

/** A day on which somebody of this temper does what is due; undefined: never. */
function dayBy(life: Life, due: Day, earliest: Day): Day | undefined {
  const { luck } = life;
  const temper = temperOf(life);
  if (temper === 'late') return plusDays(due, luck.between(1, 45));
  if (temper === 'silent') return luck.percent(30) ? undefined : plusDays(due, luck.between(60, 200));
  const early = plusDays(due, -luck.between(0, 12));
  return early > earliest ? early : workdayFrom(plusDays(earliest, 1));
}

const dueOf = ({ facts, today }: Life, title: string): Day | undefined =>
  dutiesOf(facts, today).find((duty) => duty.title === title)?.due;

async function* filing(life: Life, contract: Contract): Task {
  const due = dueOf(life, `合同备案:${contract.name}`);
  const day = due && dayBy(life, due, life.today);
  if (!day) return;
  yield day;
  const documentId = await life.upload('clerk', 'contract');
  yield life.in(1);
  await life.act(
    'clerk',
    `contracts/${life.idOf(contract)}/filing`,
    { documentIds: [documentId] },
    'contractFiled',
  );
  contract.filedOn = life.today;
}

/** One report a quarter, each on its own day: a late one does not hold up the next. */
async function* everyQuarter(life: Life): Task {
  for (;;) {
    const { name, end } = quarterOf(life.today);
    life.begin(report(life, name));
    yield plusDays(end, 1);
    if (life.facts.acceptedOn) return;
  }
}

async function* report(life: Life, quarter: string): Task {
  const title = `季度报告:${quarter}`;
  const due = dueOf(life, title);
  const day = due && dayBy(life, due, life.today);
  if (!day) return;
  yield day;
  if (!dueOf(life, title)) return;
  const full = { progress: '按计划推进', progressPercent: 40, receivedFen: 0, paidFen: 0 };
  const body = { quarter, ...(life.luck.percent(40) ? { zero: true } : full) };
  await life.act('clerk', 'quarterly-reports', body, 'quarterlyReported', quarter);
  life.facts.reports[quarter] = life.today;
}

/** 整改 by the reviewer, 资料调取 by audit: a day is set, and the head answers. */
async function* ordered(life: Life, orders: Order[], by: 'reviewer' | 'audit'): Task {
  const { luck } = life;
  yield life.in(5, 60);
  const dueOn = plusDays(life.today, luck.between(8, 60));
  const rectifying = by === 'reviewer';
  const noun = rectifying ? 'rectifications' : 'information-requests';
  const about = '补充测试报告';
  const body = rectifying ? { source: 'inspection', items: [about] } : { text: '项目账册' };
  const { rectificationId, requestId } = await life.act(by, noun, { ...body, dueOn });
  const order: Order = { about, orderedOn: life.today, dueOn };
  orders.push(order);
  const day = dayBy(life, dueOn, life.today);
  if (!day) return;
  yield day;
  const id = String(rectificationId ?? requestId);
  await life.act('head', `${noun}/${id}/response`, { text: '已办理' });
  order.answeredOn = life.today;
  if (!rectifying) return;
  yield life.in(1, 5);
  await life.act('reviewer', `${noun}/${id}/recheck`, { passed: true, note: '符合要求' });
}

async function* suspended(life: Life): Task {
  await life.act('bureau-head', 'suspension', { reason: '进度严重滞后' });
  yield life.in(20, 120);
  await life.act('bureau-head', 'resumption', { reason: '已整改' });
}

async function* terminated(life: Life): Task {
  yield life.in(5, 60);
  await life.act('bureau-head', 'termination', { reason: '建设目标已无必要' });
  yield life.in(1, 10);
  await life.act('finance', 'termination/cosignature');
  life.facts.terminatedOn = life.today;
}

async function* acceptance(life: Life): Task {
  const { facts, luck } = life;
  // Without one filed contract nothing was ever in construction, so nothing can be completed.
  while (!facts.contracts.some((c) => c.filedOn)) yield life.in(7, 20);
  if (luck.percent(30)) yield* extension(life);
  const due = dueOf(life, '竣工验收申请');
  const day = due ? dayBy(life, due, life.today) : life.in(20);
  if (!day) return;
  yield day;
  await life.upload('clerk', 'acceptanceApplication');
  yield life.in(1);
  await life.act('head', 'acceptance-applications');
  facts.appliedOn = life.today;
  yield life.in(2, 15);
  await life.act('reviewer', 'acceptance-review', { group, meetingOn: life.in(3) });
  await life.upload('reviewer', 'acceptanceOpinion');
  await life.upload('clerk', 'securityMaterials');
  await life.act('clerk', 'catalog-registration', { registeredOn: life.today, platformNumber: '目录-1' });
  yield life.in(1, 5);
  await life.act('reviewer', 'catalog-registration/confirmation', { sharingMet: true });
  await secured(life);
  yield life.in(1, 5);
  await life.act('bureau-head', 'acceptance-results', { opinion: '通过' });
  yield life.in(1, 8);
  await life.act('finance', 'acceptance-results/cosignature');
  facts.acceptedOn = life.today;
  yield* afterwards(life);
}

/** 等级保护: tested on that day. */
async function secured(life: Life): Promise<void> {
  const level = life.facts.mlps?.level ?? (life.luck.percent(35) ? 3 : 2);
  const mlps = { level, filed: true, tested: true, testedOn: life.today };
  await life.act('clerk', 'security-answers', { ...security, mlps });
  life.facts.mlps = { level, testedOn: life.today };
}

/** Asked for in time or, one in five, late; granted, refused, or decided only after the due day (R8, R9). */
async function* extension(life: Life): Task {
  const { facts, luck } = life;
  const due = dueOf(life, '竣工验收申请');
  if (!due) return;
  const asked = plusDays(due, luck.percent(20) ? luck.between(1, 20) : -luck.between(0, 10));
  yield asked > life.today ? asked : life.in(1);
  const to = workdayFrom(plusDays(later(due, life.today), luck.between(30, 120)));
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
  life.begin(retests(life));
  if (luck.percent(15)) return;
  yield life.in(1, 40);
  await life.act('clerk', 'operation-start', { inUseOn: life.today });
  facts.inUseOn = life.today;
  const due = dueOf(life, '项目自评价');
  if (!due) return;
  const temper = temperOf(life);
  if (temper === 'silent') return;
  const opens = plusDays(due, -365);
  yield plusDays(temper === 'late' ? due : opens, luck.between(12, temper === 'late' ? 60 : 300));
  await life.upload('clerk', 'selfEvaluationReport');
  yield life.in(1);
  await life.act('head', 'self-evaluations', { summary: '达到建设目标' }, 'selfEvaluated');
  facts.evaluatedOn = life.today;
  yield* closing(life);
}

async function* retests(life: Life): Task {
  for (;;) {
    const due = dueOf(life, '等级保护复测');
    const day = due && dayBy(life, due, life.today);
    if (!day) return;
    yield day;
    await secured(life);
  }
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
