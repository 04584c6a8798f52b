import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideAcceptanceApplication } from '../../regulation/article-22-acceptance-application.ts';
import { decideAcceptanceFiling, decideAcceptanceGroup } from '../../regulation/article-23-acceptance.ts';
import { decideAcceptance24 } from '../../regulation/article-24-data-sharing.ts';
import { decideExtensionApplication } from '../../regulation/article-25-extension.ts';
import {
  decideMlps,
  decideSecurity,
  MLPS_LEVELS,
  SECURITY_QUESTIONS,
} from '../../regulation/article-29-security.ts';
import { decideRectificationOrder } from '../../regulation/article-32-supervision.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import { hasMaterial } from '../materials.ts';
import type { Project } from '../project.ts';
import { day, identifier, list, text } from '../schema.ts';
import { acceptanceDue, acceptanceStandingOn } from '../standing.ts';
import { decisionInput, refusalReason } from './decision-input.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

const openChanges = ({ changes }: Project) =>
  Object.values(changes).filter((change) => !change.decision).length;

const openExtension = ({ extensions }: Project) => Object.values(extensions).some((e) => !e.decision);

/** 第二十五条: what cannot be accepted in time asks for another day, once at a time. */
export const applyExtension = command({
  input: later(() => z.strictObject({ proposedDue: day(), reason: text(2000), measures: text(2000) })),
  guard: (project) =>
    breachesOf(
      openExtension(project) && breach('extensionOpen', 25, '已有一项延期申请尚未决定'),
      project.acceptanceApplications.length > 0 && breach('alreadyApplied', 25, '已申请验收,无须延期'),
    ),
  check: (project, input, { rules, today }) => {
    const currentDue = acceptanceStandingOn(project, rules, today)?.effectiveDue ?? '';
    const due = acceptanceDue(project, rules);
    return breachesOf(
      due?.applicable === false && breach('noDutyInForce', 25, '完工时没有生效的规则,不产生验收期限'),
      decideExtensionApplication({ currentDue, ...input }),
    );
  },
  events: (_, input, { newId }) => [{ type: 'extensionApplied', data: { extensionId: newId(), ...input } }],
});

/** R8: the approved day takes the place of the due day, so it is a later one. */
function decideExtendedDay(
  project: Project,
  { outcome, to }: { outcome: string; to?: string | undefined },
  { rules, today }: Context,
) {
  const currentDue = acceptanceStandingOn(project, rules, today)?.effectiveDue ?? '';
  return (
    outcome === 'approved' &&
    to !== undefined &&
    to <= currentDue &&
    breach('notLater', 25, `批准的期限须晚于现期限 ${currentDue}`, 'to')
  );
}

export const decideExtension = command({
  input: later(() =>
    z.strictObject({ extensionId: identifier(), ...decisionInput(), to: z.optional(day()) }),
  ),
  check: (project, input, context) => {
    const extension = project.extensions[input.extensionId];
    if (!extension) return [breach('noSuchExtension', 25, '没有这项延期申请', 'extensionId')];
    return breachesOf(
      extension.decision && breach('alreadyDecided', 25, '该延期申请已作出决定', 'extensionId'),
      notByTheSame(extension.applied, context),
      refusalReason(input, 25),
      decideExtendedDay(project, input, context),
    );
  },
  // Approved without another day: the day that was asked for.
  events: (project, input) => {
    const proposed = project.extensions[input.extensionId]?.proposedDue;
    const to = input.outcome === 'approved' ? (input.to ?? proposed) : undefined;
    return [{ type: 'extensionDecided', data: defined({ ...input, to }) }];
  },
});

export const registerCatalog = command({
  input: later(() => z.strictObject({ registeredOn: day(), platformNumber: text(100) })),
  check: (_, { registeredOn }, { today }) =>
    breachesOf(registeredOn > today && breach('inFuture', 24, '纳入日期不能晚于今天', 'registeredOn')),
  events: (_, data) => [{ type: 'catalogRegistered', data }],
});

export const confirmSharing = command({
  input: later(() => z.strictObject({ sharingMet: z.boolean() })),
  guard: (project) =>
    breachesOf(!project.catalogRegistration && breach('notRegistered', 24, '建设单位尚未登记目录纳入平台')),
  events: (_, data) => [{ type: 'sharingConfirmed', data }],
});

const answer = later(() =>
  z.optional(z.strictObject({ positive: z.boolean(), decision: z.optional(text(500)) })),
);
const answers = () =>
  Object.fromEntries(SECURITY_QUESTIONS.map(({ id }) => [id, answer()])) as Record<
    (typeof SECURITY_QUESTIONS)[number]['id'],
    ReturnType<typeof answer>
  >;

export const answerSecurity = command({
  input: later(() =>
    z.strictObject({
      answers: z.strictObject(answers()),
      mlps: z.strictObject({
        level: z.literal([...MLPS_LEVELS]),
        filed: z.boolean(),
        tested: z.boolean(),
        testedOn: z.optional(day()),
      }),
      cryptographyAssessedOn: z.optional(day()),
    }),
  ),
  // The next one is reckoned from it: a day to come would put that off.
  check: (_, { mlps: { testedOn = '' }, cryptographyAssessedOn = '' }, { today }) =>
    breachesOf(
      testedOn > today && breach('inFuture', 30, '测评日期不能晚于今天', 'mlps.testedOn'),
      cryptographyAssessedOn > today &&
        breach('inFuture', 31, '密码应用安全性评估日期不能晚于今天', 'cryptographyAssessedOn'),
    ),
  events: (_, { answers, mlps, ...assessed }) => {
    const given = Object.entries(answers).flatMap(([id, a]) => (a ? [[id, defined(a)]] : []));
    const data = { answers: Object.fromEntries(given), mlps: defined(mlps), ...defined(assessed) };
    return [{ type: 'securityAnswered', data }];
  },
});

export const applyAcceptance = command({
  input: later(() => z.strictObject({})),
  guard: (project) =>
    decideAcceptanceApplication({
      reportAvailable: hasMaterial(project, 'acceptanceApplication'),
      openChanges: openChanges(project),
    }),
  events: () => [{ type: 'acceptanceApplied', data: {} }],
});

const group = later(() =>
  list(z.strictObject({ name: text(50), department: z.enum(['bureau', 'finance', 'other']) }), 30),
);

export const startAcceptanceReview = command({
  input: later(() => z.strictObject({ group: group(), meetingOn: day() })),
  check: (_, input) =>
    decideAcceptanceGroup({ departments: input.group.map((m) => m.department), opinionAvailable: true }),
  events: (_, data) => [{ type: 'acceptanceReviewStarted', data }],
});

/** 第二十四、二十八至三十一条: what stands between a project and its acceptance, whatever the score. */
export const acceptanceBreaches = (project: Project) => {
  const noData = project.noDataStatement?.confirmed !== undefined;
  return breachesOf(
    decideAcceptanceGroup({
      departments: project.acceptanceReview?.group.map((m) => m.department) ?? [],
      opinionAvailable: hasMaterial(project, 'acceptanceOpinion'),
    }),
    decideAcceptance24({
      catalogOnPlatform: noData || project.catalogRegistration !== undefined,
      sharingMet: noData || project.catalogRegistration?.confirmed?.sharingMet === true,
    }),
    decideSecurity(project.security?.answers ?? {}),
    decideMlps({ level: undefined, filed: false, tested: false, ...project.security?.mlps }),
    !hasMaterial(project, 'securityMaterials') &&
      breach('securityMaterialsMissing', 29, '尚未上传安全可靠、密码、安全审查材料'),
  );
};

export const concludeAcceptance = command({
  input: later(() =>
    z.strictObject({ opinion: text(5000), score: z.optional(z.int().check(z.gte(0), z.lte(100))) }),
  ),
  guard: (project, context) =>
    breachesOf(notByTheSame(project.acceptanceApplications.at(-1), context), acceptanceBreaches(project)),
  events: (_, data) => [{ type: 'acceptanceConcluded', data: defined(data) }],
});

export const cosignAcceptance = command({
  input: later(() => z.strictObject({})),
  guard: (project, context) =>
    breachesOf(
      notByTheSame(project.acceptanceResult?.concluded, context),
      !project.acceptanceResult && breach('notConcluded', 23, '大数据局尚未作出验收结论'),
      acceptanceBreaches(project),
    ),
  events: () => [{ type: 'accepted', data: {} }],
});

export const orderAcceptanceRectification = command({
  input: later(() => z.strictObject({ items: list(text(500), 50), dueOn: day() })),
  check: (_, input, { today }) => decideRectificationOrder({ orderedOn: today, ...input }),
  events: (_, input, { newId }) => [
    { type: 'acceptanceRectified', data: { rectificationId: newId(), source: 'acceptance', ...input } },
  ],
});

export const fileAcceptance = command({
  input: later(() => z.strictObject({ receiptNumber: text(100) })),
  guard: (project) =>
    breachesOf(
      !hasMaterial(project, 'acceptanceReport') && breach('acceptanceReportMissing', 23, '尚未上传验收报告'),
    ),
  check: (_, input) => decideAcceptanceFiling({ accepted: true, ...input }),
  events: (_, data) => [{ type: 'acceptanceFiled', data }],
});
