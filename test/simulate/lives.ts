import * as story from '../support/story.ts';
import { everyQuarter, filing, ordered, urging } from './beside.ts';
import { plusDays, plusMonths } from './days.ts';
import { acceptance } from './ending.ts';
import type { Contract } from './facts.ts';
import type { Life, Task } from './life.ts';

/** From the first draft to the closed file, as the people of one project live it; what runs beside it is begun on the way. */
export async function* wholeLife(life: Life): Task {
  const { facts, luck } = life;
  const central = luck.percent(20);
  yield* drafting(life, central);
  yield life.in(1);
  yield* submitting(life);
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
  life.begin(urging(life));
  yield* contracting(life, central);
  if (luck.percent(20)) life.begin(ordered(life, facts.orders, 'reviewer'));
  if (luck.percent(12)) life.begin(ordered(life, facts.questions, 'audit'));
  if (luck.percent(12) && facts.contracts.some((c) => c.filedOn)) yield* suspended(life);
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

async function* drafting(life: Life, central: boolean): Task {
  const { luck } = life;
  const year = Number(life.today.slice(0, 4));
  await life.create(central ? 'central' : 'unit');
  await life.act('clerk', '', {
    ...story.draftFields,
    yearlySplit: [
      { year, amountFen: 200_000_000 },
      { year: year + 1, amountFen: 100_000_000 },
    ],
    plannedCompletionOn: plusMonths(life.today, 12),
  });
  await life.act('clerk', 'consultations', { ...story.consultation, heldOn: life.today });
  await life.upload('clerk', 'constructionPlan');
  if (luck.percent(6)) {
    await life.uploadBad('clerk', 'investmentBudget');
    yield life.in(1, 4);
  }
  await life.upload('clerk', 'investmentBudget');
  if (!luck.percent(10)) return void (await life.act('clerk', 'catalog-items', story.catalogItem));
  await life.act('clerk', 'no-data-statement', { text: '只有网络设备' }, 'noDataStated');
  yield life.in(1, 6);
  await life.act('reviewer', 'no-data-statement/confirmation', {}, 'noDataConfirmed');
}

async function* submitting(life: Life): Task {
  const { luck } = life;
  await life.act('head', 'submission', {}, 'submitted', '1');
  if (luck.percent(15)) {
    yield life.in(2, 5);
    await life.act('reviewer', 'return', { items: [{ item: 'goal', reason: '不清' }] }, 'returned');
    yield life.in(1, 6);
    await life.act('head', 'submission', {}, 'submitted', '2');
  } else if (luck.percent(6)) {
    yield life.in(1, 3);
    await life.act('head', 'withdrawal', { reason: '补充材料' }, 'withdrawn');
    yield life.in(1, 6);
    await life.act('head', 'submission', {}, 'submitted', '2');
  }
}

async function* contracting(life: Life, central: boolean): Task {
  const { facts, luck } = life;
  await life.upload('clerk', 'responsibilityPledge');
  yield life.in(1, 6);
  await life.act('head', 'pledge', { construction: true, dataSharing: true, fundUse: true }, 'pledgeSigned');
  yield life.in(1, 5);
  const tender = { startedOn: life.today, method: '公开招标' };
  await life.act(central ? 'reviewer' : 'clerk', 'tender', tender, 'tenderStarted');
  if (central) {
    yield life.in(5, 20);
    await life.act('reviewer', 'handover', { winningSupplier: '某公司' }, 'handedOver');
    yield life.in(1, 5);
    await life.act('clerk', 'handover/confirmation', {}, 'handoverConfirmed');
  }
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
