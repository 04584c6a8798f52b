import canonicalize from 'canonicalize';
import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideBudgetReview, decideSeparation } from '../../regulation/article-04-who-decides.ts';
import { decideSubmission6 } from '../../regulation/article-06-consultation-and-catalog.ts';
import { decideReviewOpinion, decideSubmission7 } from '../../regulation/article-07-submission-and-review.ts';
import { decideAnnualSplit } from '../../regulation/article-09-annual-plan.ts';
import { decideDeployment } from '../../regulation/article-11-cloud.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import { hasMaterial, hasOpinion } from '../materials.ts';
import { SYSTEM, sidesOf } from '../permissions.ts';
import type { Project } from '../project.ts';
import { lastSubmission } from '../reducers/submission.ts';
import { day, fen, identifier, list, text } from '../schema.ts';
import { lineTwice } from './budget-lines.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

const reason = later(() => z.strictObject({ reason: text(2000) }));

/** The fields a submission must say, besides what articles 6 and 7 ask for. */
const required = {
  goal: '建设目标',
  content: '主要建设内容',
  budgetFen: '投资预算金额',
  responsiblePerson: '项目负责人',
} as const;

const missingFields = ({ fields }: Project) =>
  Object.entries(required)
    .filter(([name]) => fields[name as keyof typeof required] === undefined)
    .map(([name, label]) =>
      breach('fieldMissing', name === 'responsiblePerson' ? 10 : 7, `请填写「${label}」`, name),
    );

/** 第九条: the yearly split, where the unit gave one, with its source. */
function yearlySplitBreaches({ fields: { budgetFen = 0, budgetSource = '', yearlySplit } }: Project) {
  return yearlySplit?.length
    ? decideAnnualSplit({ totalFen: budgetFen, years: yearlySplit, budgetSource })
    : [];
}

/** 第六、七、九条: all that is missing before a submission, each with its article. */
export const submissionBreaches = (project: Project) =>
  breachesOf(
    missingFields(project),
    decideSubmission6({
      consultationRecorded: Object.keys(project.consultations).length > 0,
      catalogItemCount: Object.keys(project.catalogItems).length,
      noDataStatementConfirmed: project.noDataStatement?.confirmed !== undefined,
    }),
    decideSubmission7({
      constructionPlanAvailable: hasMaterial(project, 'constructionPlan'),
      investmentBudgetAvailable: hasMaterial(project, 'investmentBudget'),
    }),
    yearlySplitBreaches(project),
  );

export const submit = command({
  input: later(() => z.strictObject({})),
  guard: submissionBreaches,
  events: () => [{ type: 'submitted', data: {} }],
});

export const withdraw = command({
  input: reason,
  events: (_, data) => [{ type: 'withdrawn', data }],
});

const contentOf = (of: { fields: object; catalogItems: object } | undefined) => [
  of?.fields,
  Object.values(of?.catalogItems ?? {}),
];

/** Undone while nothing was changed since: what was submitted is what is laid before the bureau again. */
export const undoWithdrawal = command({
  input: later(() => z.strictObject({})),
  guard: (project) => {
    if (!project.withdrawal) return [breach('notWithdrawn', 7, '没有可恢复的撤回')];
    const same = canonicalize(contentOf(lastSubmission(project))) === canonicalize(contentOf(project));
    // 无数据声明 may have been stated anew, and has then to be confirmed anew.
    return same
      ? submissionBreaches(project)
      : [breach('editedSinceWithdrawal', 7, '撤回后已修改内容,请重新提交')];
  },
  events: (project) =>
    project.withdrawal ? [{ type: 'withdrawalUndone', data: { stage: project.withdrawal.from } }] : [],
});

export const returnSubmission = command({
  input: later(() =>
    z.strictObject({
      items: list(z.strictObject({ item: text(60), reason: text(1000) }), 50).check(
        z.minLength(1, '退回须逐项写明理由'),
      ),
    }),
  ),
  events: (_, data) => [{ type: 'returned', data }],
});

export const startReview = command({
  input: later(() =>
    z.strictObject({
      batch: text(100),
      thirdParty: z.optional(text(100)),
      experts: z.optional(
        list(z.strictObject({ userId: identifier(), name: text(50), expiresOn: day() }), 20),
      ),
    }),
  ),
  check: (_, { experts = [] }, { today }) =>
    experts.flatMap(({ expiresOn }, i) =>
      breachesOf(expiresOn < today && breach('expired', 7, '评审期限不能早于今天', `experts.${i}.expiresOn`)),
    ),
  events: (_, { experts = [], ...rest }) => [{ type: 'reviewStarted', data: defined({ ...rest, experts }) }],
});

/** 专家意见: who declares an interest gives none and is out; the next one is chosen with the next submission. */
export const giveExpertOpinion = command({
  input: later(() =>
    z.strictObject({
      conflictOfInterest: z.boolean(),
      // All of a review's opinions are in one record, with what they were before.
      text: text(2000),
      score: z.optional(z.int().check(z.gte(0), z.lte(100))),
    }),
  ),
  check: (project, input, { actor }) =>
    decideReviewOpinion({
      opinionAvailable: true,
      // What was declared once is not taken back: a second, spotless declaration of the same person is none.
      reviewers: (project.expertOpinions ?? [])
        .filter((o) => actor !== SYSTEM && o.userId === actor.userId && !input.conflictOfInterest)
        .map(({ name, conflictOfInterest }) => ({ name, conflictOfInterest })),
    }),
  events: (_, input) => [{ type: 'expertOpinionGiven', data: defined(input) }],
});

/** 第十一条: the bureau accepts the reason for staying off the cloud, or does not. */
export const decideCloudException = command({
  input: later(() => z.strictObject({ accepted: z.boolean(), note: z.optional(text(1000)) })),
  guard: (project, context) =>
    breachesOf(
      !project.fields.cloudExceptionReason &&
        breach('noCloudException', 11, '本项目部署在市电子政务云,无须认可'),
      notByTheSame(lastSubmission(project)?.submitted, context),
    ),
  events: ({ fields }, input) => [
    { type: 'cloudExceptionDecided', data: defined({ reason: fields.cloudExceptionReason ?? '', ...input }) },
  ],
});

/** 第十一条: the reason that stands is the one that was accepted. */
const cloudBreaches = ({ fields: { cloudExceptionReason: reason }, cloudException: said }: Project) =>
  decideDeployment({
    onGovernmentCloud: reason === undefined,
    exceptionReason: reason,
    exceptionAccepted: said?.accepted === true && said.reason === reason,
  });

const budgetReview = later(() =>
  z.strictObject({ amountFen: fen(), reviewedOn: day(), note: z.optional(text(500)) }),
);

export const draftOpinion = command({
  input: later(() =>
    z.strictObject({
      conclusion: z.enum(['approve', 'reject']),
      text: text(5000),
      budgetReview: budgetReview(),
    }),
  ),
  check: (_, input, { today }) =>
    breachesOf(
      input.budgetReview.reviewedOn > today &&
        breach('reviewInFuture', 4, '预算评审日期不能晚于今天', 'budgetReview.reviewedOn'),
    ),
  events: (_, input) => [
    { type: 'opinionDrafted', data: { ...input, budgetReview: defined(input.budgetReview) } },
  ],
});

/** Without the countersignature, which is typed with the approval. */
const separation = (project: Project, actor: Context['actor']) => ({
  ...sidesOf(lastSubmission(project)?.submitted, actor),
  bureauOwnProject: false,
});

/** 第四、七条: an opinion drafted and uploaded, the budget reviewed, and nobody deciding what they submitted. */
const decisionGuard = (project: Project, { actor }: Context) =>
  breachesOf(
    !project.opinion && breach('opinionNotDrafted', 7, '尚无审核意见,请审核人员先起草'),
    decideBudgetReview({ budgetReviewRecorded: project.opinion !== undefined }),
    decideReviewOpinion({
      opinionAvailable: hasOpinion(project),
      // Who declared an interest is out; what the others said, they said with their declaration.
      reviewers: (project.expertOpinions ?? []).filter((o) => !o.conflictOfInterest),
    }),
    decideSeparation(separation(project, actor)),
  );

export const approve = command({
  input: later(() =>
    z.strictObject({
      estimateFen: fen(),
      budgetLines: list(z.strictObject({ name: text(100), amountFen: fen() }), 100).check(
        z.minLength(1, '至少一项概算明细'),
      ),
      documentNumber: z.optional(text(100)),
      countersignature: z.optional(z.strictObject({ signedBy: text(50), signedOn: day() })),
    }),
  ),
  guard: decisionGuard,
  check: (project, input, { actor, today }) => {
    const sum = input.budgetLines.reduce((total, line) => total + line.amountFen, 0);
    const { signedBy, signedOn = '' } = input.countersignature ?? {};
    const duties = { ...separation(project, actor), bureauOwnProject: project.bureauOwned };
    return breachesOf(
      cloudBreaches(project),
      project.opinion?.conclusion === 'reject' &&
        breach('opinionIsRejection', 7, '审核意见为不予批复,请先修改审核意见'),
      lineTwice(input.budgetLines, 8, 'budgetLines'),
      input.estimateFen === 0 && breach('estimateZero', 8, '概算批复金额须大于零', 'estimateFen'),
      sum !== input.estimateFen &&
        breach(
          'linesDoNotSum',
          8,
          `概算明细合计 ${sum} 分,与概算 ${input.estimateFen} 分不符`,
          'budgetLines',
        ),
      decideSeparation({ ...duties, countersignedBy: signedBy }).filter((b) =>
        b.code.startsWith('countersign'),
      ),
      signedOn > today &&
        breach('countersignInFuture', 4, '会签日期不能晚于今天', 'countersignature.signedOn'),
    );
  },
  events: (_, input, { today }) => [{ type: 'approved', data: { approvedOn: today, ...defined(input) } }],
});

export const reject = command({
  input: reason,
  guard: decisionGuard,
  events: (_, data) => [{ type: 'rejected', data }],
});
