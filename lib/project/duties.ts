import { addDays, type Day, dayOf, laterOf } from '../calendar/days.ts';
import { addMonths, quarterEnd } from '../calendar/months.ts';
import { contractFilingDue } from '../regulation/article-16-contract-filing.ts';
import { type OwedReport, quarterlyReportsOwed } from '../regulation/article-17-quarterly-report.ts';
import { surplusFen } from '../regulation/article-18-surplus.ts';
import { selfEvaluationWindow } from '../regulation/article-27-self-evaluation.ts';
import { cryptographyAssessmentDue, mlpsRetestDue } from '../regulation/article-29-security.ts';
import { governing } from '../regulation/article-38-validity.ts';
import type { Due, DueDate } from '../regulation/due-date.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Obligation } from './obligations.ts';
import type { Contract, Project, Signature } from './project.ts';
import {
  acceptanceDue,
  acceptanceStandingOn,
  acceptedOn,
  completedOn,
  firstEvaluation,
  terminatedOn,
} from './standing.ts';

/**
 * Every duty the project has or had, from the project alone; rebuilding it from the events gives the same. `today` only
 * says how far the quarters have come. What audit asks for is owed after the end, too (第三十四条).
 */
export function obligationsOf(project: Project, rules: Rules, today: Day): Obligation[] {
  const duties = [
    ...Object.values(project.contracts).map((contract) => contractFiling(contract, rules)),
    ...quarterlyReports(project, rules, today),
    ...acceptanceApplication(project, rules, today),
    ...selfEvaluation(project, rules),
    ...surplusReturn(project),
    ...rectifications(project),
    ...informationRequests(project),
    ...mlpsRetest(project, rules),
    ...cryptographyAssessment(project, rules),
  ];
  const ended = project.stage === 'terminated' || project.stage === 'closed';
  const outlives = ({ kind, doneOn }: Obligation) => kind === 'informationRequest' || doneOn !== undefined;
  return ended ? duties.map((duty) => (outlives(duty) ? duty : { ...duty, ended })) : duties;
}

const done = (by: Signature | undefined, due: DueDate | undefined) => {
  if (!by) return {};
  const doneOn = dayOf(by.at);
  return { doneOn, late: due?.applicable === true && doneOn > due.effectiveDue };
};

function contractFiling(
  { contractId, name, signedOn, filing }: Contract,
  { ruleSets, calendar }: Rules,
): Obligation {
  const due = contractFilingDue(signedOn, ruleSets, calendar);
  const title = `合同备案:${name}`;
  return {
    kind: 'contractFiling',
    subject: contractId,
    title,
    article: 16,
    triggerOn: signedOn,
    due,
    ...done(filing?.by, due),
  };
}

/** R5 for the quarters up to the one that holds `today`. */
export function owedQuarters(project: Project, { ruleSets, calendar }: Rules, today: Day): OwedReport[] {
  if (!project.approval) return [];
  const [accepted, terminated] = [acceptedOn(project), terminatedOn(project)];
  const span = {
    approvedOn: project.approval.approvedOn,
    acceptedOn: accepted,
    terminatedOn: terminated,
    // Nothing changes any more with the quarters once the project has ended: what is on record then stays right.
    asOf: accepted ?? terminated ?? quarterEnd(today),
  };
  const reports = quarterlyReportsOwed(span, ruleSets, calendar);
  if (!reports.applicable) return [];
  return reports.owed.filter((q) => q.quarterEnd <= span.asOf).map(withOwnBasis(ruleSets));
}

/** How far the quarters have come is no day on which the basis of one is judged: its own due day is. */
const withOwnBasis =
  (ruleSets: Rules['ruleSets']) =>
  (report: OwedReport): OwedReport => {
    const found = governing(ruleSets, report.quarterEnd);
    return { ...report, basisExpired: found.applicable && report.effectiveDue > found.ruleSet.validThrough };
  };

const quarterlyReports = (project: Project, rules: Rules, today: Day): Obligation[] =>
  owedQuarters(project, rules, today).map(({ quarter, quarterEnd: triggerOn, ...rest }) => {
    const due: Due = { applicable: true, ...rest };
    const report = project.quarterlyReports[quarter]?.versions[0]?.submitted;
    const title = `季度报告:${quarter}`;
    return {
      kind: 'quarterlyReport',
      subject: quarter,
      title,
      article: 17,
      triggerOn,
      // The duty is known, and reminded of, while the quarter runs.
      knownOn: laterOf(project.approval?.approvedOn ?? '', quarterBefore(triggerOn)),
      due,
      ...done(report, due),
    };
  });

/** Last day of the quarter before the one that ends on `quarterEnd`. */
const quarterBefore = (quarterEndDay: Day): Day => addDays(addMonths(addDays(quarterEndDay, 1), -3), -1);

function acceptanceApplication(project: Project, rules: Rules, today: Day): Obligation[] {
  const triggerOn = completedOn(project);
  const due = acceptanceDue(project, rules);
  if (triggerOn === undefined || !due) return [];
  const duty = {
    kind: 'acceptanceApplication',
    subject: 'acceptance',
    title: '竣工验收申请',
    article: 22,
    triggerOn,
  } as const;
  const standing = acceptanceStandingOn(project, rules, today);
  if (!due.applicable || !standing)
    return [{ ...duty, due, ...done(project.acceptanceApplications[0], due) }];
  const { effectiveDue, held, status } = standing;
  const [first] = project.acceptanceApplications;
  return [
    {
      ...duty,
      due: { ...due, nominalDue: extendedTo(project, effectiveDue) ?? due.nominalDue, effectiveDue },
      ...(held ? { held } : {}),
      ...(first ? { doneOn: dayOf(first.at), late: status === 'doneLate' } : {}),
    },
  ];
}

/** R8: the approved day an extended due day comes from, before R4 moved it. */
const extendedTo = ({ extensions }: Project, effectiveDue: Day): Day | undefined =>
  Object.values(extensions)
    .map(({ decision }) => decision?.to)
    .filter((to) => to !== undefined && to <= effectiveDue)
    .sort()
    .at(-1);

function selfEvaluation(project: Project, { ruleSets, calendar }: Rules): Obligation[] {
  const accepted = acceptedOn(project);
  if (accepted === undefined) return [];
  const facts = { acceptedOn: accepted, inUseOn: project.operation?.inUseOn ?? null };
  const window = selfEvaluationWindow(facts, ruleSets, calendar);
  const first = firstEvaluation(project)?.submitted;
  const duty = { kind: 'selfEvaluation', subject: 'evaluation', title: '项目自评价', article: 27 } as const;
  if (!window.applicable) return [{ ...duty, triggerOn: accepted, due: window, ...done(first, window) }];
  if (window.base === null) return [{ ...duty, triggerOn: accepted }];
  const { base, opensOn, ...due } = window;
  return [{ ...duty, triggerOn: base, opensOn, due, ...done(first, due) }];
}

/** 第十八条 names no day: the duty stays open until all of it went back. */
function surplusReturn({ settlement, budget, surplusReturns }: Project): Obligation[] {
  if (!settlement || !budget) return [];
  const { settlementFen, settled } = settlement;
  const surplus = surplusFen({ approvedEstimateFen: budget.estimateFen, settlementFen });
  if (surplus === 0) return [];
  const returns = Object.values(surplusReturns);
  const back = returns.reduce((total, r) => total + r.returnedFen, 0);
  const last = returns
    .map((r) => r.returned)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  const duty = {
    kind: 'surplusReturn',
    subject: 'surplus',
    title: '节余资金退回',
    article: 18,
    undated: true,
  } as const;
  return [{ ...duty, triggerOn: dayOf(settled.at), ...(back >= surplus ? done(last, undefined) : {}) }];
}

/** A day somebody set by an order is that day: no period runs, so R4 moves nothing. */
const fixed = (day: Day): Due => ({
  applicable: true,
  nominalDue: day,
  effectiveDue: day,
  provisional: false,
  basisExpired: false,
});

const rectifications = (project: Project): Obligation[] =>
  Object.values(project.rectifications).map(({ rectificationId, dueOn, ordered, response, items }) => ({
    kind: 'rectification',
    subject: rectificationId,
    title: `整改答复:${items[0] ?? ''}`,
    article: 32,
    triggerOn: dayOf(ordered.at),
    due: fixed(dueOn),
    // Met by the first answer: that another was asked for after the re-check makes no earlier one late.
    ...done(response?.firstResponded ?? response?.responded, fixed(dueOn)),
  }));

const informationRequests = (project: Project): Obligation[] =>
  Object.values(project.informationRequests).map(({ requestId, dueOn, requested, response }) => ({
    kind: 'informationRequest',
    subject: requestId,
    title: '资料调取答复',
    article: 34,
    triggerOn: dayOf(requested.at),
    due: fixed(dueOn),
    ...done(response?.responded, fixed(dueOn)),
  }));

/** 等级保护 re-test, counted from the newest test (第三十条). */
function mlpsRetest({ security }: Project, { ruleSets, calendar }: Rules): Obligation[] {
  const { level, testedOn } = security?.mlps ?? {};
  if (level === undefined || testedOn === undefined) return [];
  const due = mlpsRetestDue(testedOn, level, ruleSets, calendar);
  return due
    ? [{ kind: 'mlpsRetest', subject: 'mlps', title: '等级保护复测', article: 30, triggerOn: testedOn, due }]
    : [];
}

/** 密评: the next assessment, counted from the newest (第三十一条); the first is asked for at acceptance. */
function cryptographyAssessment({ security }: Project, { ruleSets, calendar }: Rules): Obligation[] {
  const triggerOn = security?.cryptographyAssessedOn;
  if (triggerOn === undefined) return [];
  const due = cryptographyAssessmentDue(triggerOn, ruleSets, calendar);
  const title = '密码应用安全性评估';
  return [{ kind: 'cryptographyAssessment', subject: 'cryptography', title, article: 31, triggerOn, due }];
}

/** The day from which the duties have to be looked at again: a new quarter opens a new report. */
export const reprojectOn = (project: Project, today: Day): Day | undefined =>
  project.approval && !acceptedOn(project) && !terminatedOn(project)
    ? addDays(quarterEnd(today), 1)
    : undefined;
