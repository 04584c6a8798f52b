import * as z from 'zod/mini';
import { later, type Of } from '../../later.ts';
import {
  BASIS_LEVELS,
  CIRCUMSTANCES,
  decideAdjustmentFiling,
  decideContentAdjustment,
} from '../../regulation/article-15-content-adjustment.ts';
import { latestRuleSet } from '../../regulation/article-38-validity.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { type Context, command } from '../command.ts';
import type { Project } from '../project.ts';
import { day, fen, identifier, list, text } from '../schema.ts';
import { lineTwice } from './budget-lines.ts';
import { decisionInput, refusalReason } from './decision-input.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

const lines = later(() =>
  list(z.strictObject({ name: text(100), amountFen: fen() }), 100).check(z.minLength(1, '至少一项明细')),
);

/** Every line of the estimate, before and after: lines not named stay, new names start at zero. */
function adjustedLines({ budget }: Project, after: readonly { name: string; afterFen: number }[]) {
  const before = new Map((budget?.lines ?? []).map((line) => [line.name, line.amountFen]));
  const changed = new Map(after.map((line) => [line.name, line.afterFen]));
  return [...new Set([...before.keys(), ...changed.keys()])].map((name) => {
    const approvedFen = before.get(name) ?? 0;
    return { name, approvedFen, afterFen: changed.get(name) ?? approvedFen };
  });
}

const adjustmentInput = later(() =>
  z.strictObject({
    adjustedOn: day(),
    reason: text(2000),
    circumstance: z.nullable(z.enum(CIRCUMSTANCES)),
    basisLevel: z.optional(z.enum(BASIS_LEVELS)),
    basisDocument: z.optional(text(100)),
    goalUnchanged: z.boolean(),
    /** Lines not named stay as they are. */
    lines: list(z.strictObject({ name: text(100), afterFen: fen() }), 100).check(
      z.minLength(1, '至少一项明细'),
    ),
  }),
);

function adjustmentDecision(project: Project, input: Of<typeof adjustmentInput>, { rules }: Context) {
  const ruleSet = latestRuleSet(rules.ruleSets);
  const budget = project.budget;
  if (!ruleSet || !budget) return undefined;
  const facts = {
    approvedEstimateFen: budget.estimateFen,
    lines: adjustedLines(project, input.lines),
    priorAdjustedFen: budget.adjustedFen,
    goalUnchanged: input.goalUnchanged,
    circumstance: input.circumstance,
    basisLevel: input.basisLevel,
  };
  return { ...decideContentAdjustment(facts, ruleSet), lines: facts.lines };
}

/** 第十五条: what the unit may adjust itself it files; anything else is refused here and goes the way of a change. */
export const fileAdjustment = command({
  input: adjustmentInput,
  check: (project, input, context) => {
    const decision = adjustmentDecision(project, input, context);
    if (!decision) return [breach('noEstimate', 15, '尚无概算批复,不能调整')];
    const late = decideAdjustmentFiling({ filedOn: context.today, adjustedOn: input.adjustedOn });
    const change =
      decision.outcome === 'change' && breach('changeRequired', 15, '应履行项目变更手续,请改用「申请变更」');
    return breachesOf(lineTwice(input.lines, 15, 'lines'), decision.breaches, change, late);
  },
  events: (project, { goalUnchanged: _, lines: _lines, circumstance, ...input }, context) => {
    const decision = adjustmentDecision(
      project,
      { ...input, goalUnchanged: true, lines: _lines, circumstance },
      context,
    );
    if (!decision || circumstance === null) return [];
    const { adjustedFen, cumulativeFen, limitFen, lines: all } = decision;
    const figures = { adjustedFen, cumulativeFen, limitFen, lines: all };
    return [
      {
        type: 'adjustmentFiled',
        data: defined({ adjustmentId: context.newId(), ...input, circumstance, ...figures }),
      },
    ];
  },
});

const sumBreach = (total: number, parts: readonly { amountFen: number }[]): Breach | false => {
  const sum = parts.reduce((all, line) => all + line.amountFen, 0);
  return sum !== total && breach('linesDoNotSum', 15, `明细合计 ${sum} 分,与概算 ${total} 分不符`, 'lines');
};

const openChange = ({ changes }: Project) => Object.values(changes).some((change) => !change.decision);

export const applyChange = command({
  input: later(() =>
    z.strictObject({ reason: text(2000), estimateFen: fen(), lines: lines(), goal: z.optional(text(2000)) }),
  ),
  guard: (project) => breachesOf(openChange(project) && breach('changeOpen', 15, '已有一项变更申请尚未决定')),
  check: (_, input) =>
    breachesOf(
      input.estimateFen === 0 && breach('estimateZero', 15, '变更后的概算须大于零', 'estimateFen'),
      lineTwice(input.lines, 15, 'lines'),
      sumBreach(input.estimateFen, input.lines),
    ),
  events: (_, input, { newId }) => [
    { type: 'changeApplied', data: defined({ changeId: newId(), ...input }) },
  ],
});

export const decideChange = command({
  input: later(() =>
    z.strictObject({ changeId: identifier(), ...decisionInput(), documentNumber: z.optional(text(100)) }),
  ),
  check: (project, input, context) => {
    const change = project.changes[input.changeId];
    if (!change) return [breach('noSuchChange', 15, '没有这项变更申请', 'changeId')];
    return breachesOf(
      change.decision && breach('alreadyDecided', 15, '该变更已作出决定', 'changeId'),
      refusalReason(input, 15),
      notByTheSame(change.applied, context),
    );
  },
  events: (_, input) => [{ type: 'changeDecided', data: defined(input) }],
});
