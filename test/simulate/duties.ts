import {
  type Day,
  daysFrom,
  later,
  plusDays,
  plusMonths,
  plusWorkdays,
  quarterOf,
  workdayFrom,
} from './days.ts';
import type { Facts } from './facts.ts';

/**
 * The independent plain model, first half: which duties a project has, and which step of reminding holds (RULES.md, sections
 * 1 and 7; docs/adr/0011). It imports nothing of the product.
 */
const VALID_FROM = '2020-11-24';
const VALID_THROUGH = '2025-11-23';
const governed = (trigger: Day) => trigger >= VALID_FROM && trigger <= VALID_THROUGH;

/** Which schedule records the reminders of a duty. */
export type List = 'due' | 'quarter' | 'window';

export interface Duty {
  kind: string;
  /** Kind and subject as people read it. */
  title: string;
  list: List;
  due: Day;
  /** Reminded of after this day. */
  known: Day;
  /** Steps besides the general ones. */
  extra: [Day, string][];
  /** R6: refused before this day. */
  opensOn?: Day;
  doneOn?: Day;
  /** Waited for neither before nor while: an extension asked for in time is undecided. */
  held?: boolean;
}

/** All duties as of a day, met or not; those of a project that ended only where they were met before. */
export function dutiesOf(f: Facts, today: Day): Duty[] {
  const all = [
    ...contracts(f),
    ...quarters(f, today),
    ...acceptance(f),
    ...evaluation(f),
    ...orders(f),
    ...retest(f),
    ...assessment(f),
  ];
  const ended = f.terminatedOn ?? f.closedOn;
  return [...(ended ? all.filter((d) => d.doneOn) : all), ...questions(f)];
}

const met = (doneOn: Day | undefined) => (doneOn ? { doneOn } : {});

const contracts = (f: Facts): Duty[] =>
  f.contracts
    .filter(({ signedOn }) => governed(signedOn))
    .map(({ name, signedOn, filedOn }) => ({
      kind: 'contractFiling',
      title: `合同备案:${name}`,
      list: 'due',
      due: plusWorkdays(signedOn, 10),
      known: signedOn,
      extra: [],
      ...met(filedOn),
    }));

/** R5. */
function quarters(f: Facts, today: Day): Duty[] {
  if (!f.approvedOn) return [];
  const until = f.acceptedOn ?? f.terminatedOn ?? quarterOf(today).end;
  const found: Duty[] = [];
  for (let q = quarterOf(f.approvedOn); q.end <= until; q = quarterOf(plusDays(q.end, 1))) {
    const gone = (f.acceptedOn ?? '9') <= q.end || (f.terminatedOn ?? '9') <= q.end;
    if (f.approvedOn >= q.end || gone || !governed(q.end)) continue;
    const due = workdayFrom(q.end);
    const before = plusDays(q.first, -1);
    found.push({
      kind: 'quarterlyReport',
      title: `季度报告:${q.name}`,
      list: 'quarter',
      due,
      known: later(f.approvedOn, before),
      extra: [
        [workdayFrom(q.lastMonth), 'roundOpens'],
        [plusDays(due, 1), 'missing'],
      ],
      ...met(f.reports[q.name]),
    });
  }
  return found;
}

/** R3, R4, R8, R9, R11. */
function acceptance(f: Facts): Duty[] {
  const completed = f.completedOn;
  if (!completed || !governed(lastCompletion(f))) return [];
  let due = workdayFrom(plusMonths(lastCompletion(f), 3));
  let held = false;
  for (const { appliedOn, decidedOn, to } of f.extensions) {
    if (!decidedOn) held = appliedOn <= due;
    // R8 replaces the day; the period that is longer now ends on a working day, too (R4).
    else if (to) due = workdayFrom(to);
  }
  return [
    {
      kind: 'acceptanceApplication',
      title: '竣工验收申请',
      list: 'due',
      due,
      known: lastCompletion(f),
      extra: [],
      ...(held ? { held } : {}),
      ...met(f.appliedOn),
    },
  ];
}

const lastCompletion = (f: Facts): Day => f.contracts.map((c) => c.completedOn ?? '').reduce(later, '');

/** R6. */
function evaluation({ acceptedOn, inUseOn, evaluatedOn }: Facts): Duty[] {
  if (!acceptedOn || !inUseOn) return [];
  const base = later(acceptedOn, inUseOn);
  if (!governed(base)) return [];
  const due = workdayFrom(plusMonths(base, 24));
  return [
    {
      kind: 'selfEvaluation',
      title: '项目自评价',
      list: 'window',
      due,
      known: base,
      opensOn: plusMonths(base, 12),
      extra: [
        [plusMonths(base, 12), 'windowOpens'],
        [plusMonths(base, 18), 'windowHalf'],
        [plusDays(due, -90), 'windowLast90'],
      ],
      ...met(evaluatedOn),
    },
  ];
}

const orders = (f: Facts): Duty[] =>
  f.orders.map(({ about, orderedOn, dueOn, answeredOn }) => ({
    kind: 'rectification',
    title: `整改答复:${about}`,
    list: 'due',
    due: dueOn,
    known: orderedOn,
    extra: [],
    ...met(answeredOn),
  }));

/** 第三十四条: owed after the end, too. */
const questions = (f: Facts): Duty[] =>
  f.questions.map(({ orderedOn, dueOn, answeredOn }) => ({
    kind: 'informationRequest',
    title: '资料调取答复',
    list: 'due',
    due: dueOn,
    known: orderedOn,
    extra: [],
    ...met(answeredOn),
  }));

function retest({ mlps }: Facts): Duty[] {
  if (!mlps || !governed(mlps.testedOn)) return [];
  const due = workdayFrom(plusMonths(mlps.testedOn, mlps.level === 2 ? 24 : 12));
  return [
    { kind: 'mlpsRetest', title: '等级保护复测', list: 'window', due, known: mlps.testedOn, extra: [] },
  ];
}

/** 第三十一条: 密评 every year, counted from the newest. */
function assessment({ cryptographyAssessedOn: on }: Facts): Duty[] {
  if (!on || !governed(on)) return [];
  const due = workdayFrom(plusMonths(on, 12));
  const title = '密码应用安全性评估';
  return [{ kind: 'cryptographyAssessment', title, list: 'window', due, known: on, extra: [] }];
}

export const isAwaited = ({ doneOn, held }: Duty) => !doneOn && !held;
export const isOverdue = (duty: Duty, today: Day) => isAwaited(duty) && today > duty.due;
export const isLate = ({ doneOn, due }: Duty) => doneOn !== undefined && doneOn > due;

const BEFORE = [30, 15, 7, 3, 1, 0];

/** The newest step that was reached, as the table of ADR 11 has it. */
export function stepOn({ due, known, extra }: Duty, today: Day): string | undefined {
  const weeks = Math.floor(daysFrom(due, today) / 7);
  if (weeks >= 1) return String(-weeks);
  let newest: [Day, string] | undefined;
  const dated = BEFORE.map((n): [Day, string] => [n === 0 ? due : plusWorkdays(due, -n), String(n)]);
  for (const [on, step] of [...dated, ...extra])
    if (on > known && on <= today && (!newest || on >= newest[0])) newest = [on, step];
  return newest?.[1];
}

export const isOverdueStep = (step: string) => step === 'missing' || step.startsWith('-');
