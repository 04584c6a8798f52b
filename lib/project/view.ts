import type { Funds } from '../regulation/article-25-fund-gate.ts';
import type { Breach } from '../regulation/decision.ts';
import { type ChecklistItem, checklistOf } from './checklist.ts';
import type { Context } from './command.ts';
import { paymentBreaches } from './commands/funds.ts';
import { type ActionState, actionsOf } from './decide.ts';
import { obligationsOf } from './duties.ts';
import { explanationOf } from './explanation.ts';
import { findingsOf } from './findings.ts';
import { type Funding, fundingOf } from './funding.ts';
import { fundsOf } from './funds.ts';
import { type MaterialState, materialState, returnedReason } from './materials.ts';
import { type Obligation, type ObligationStatus, statusOf } from './obligations.ts';
import { partOf, partUnit } from './part.ts';
import { COLLECTIONS, type Collection, type Project, type ProjectDocument } from './project.ts';
import { type QuarterDraft, shownDrafts } from './quarter-draft.ts';
import { withoutRestricted } from './restricted.ts';
import { type Turn, turnsOf } from './turn.ts';
import { warningsOf } from './warnings.ts';

/** An obligation on the day it is looked at, with how its day was reached. */
export interface ObligationView extends Obligation {
  status: ObligationStatus;
  /** Chinese lines, day by day. */
  explanation: string[];
}

/** A line of the checklist in force, and where it stands. */
export interface MaterialView extends ChecklistItem {
  state: MaterialState;
  /** Why it was returned, where it was. */
  reason?: string;
}

type Lists = { [C in Collection]: Project[C][string][] };

/** What `GET /api/projects/{projectId}` answers: the record, and what today makes of it. */
export interface ProjectView extends Omit<Project, Collection>, Omit<Lists, 'documents'> {
  documents: Omit<ProjectDocument, 'key' | 'versionId' | 'upload'>[];
  materials: MaterialView[];
  obligations: ObligationView[];
  /** What the project waits for, and for whom. */
  turns: Turn[];
  funds: Funds;
  /** City and town money (第十四条); not told to a participating unit. */
  funding?: Funding;
  /** 可付吗: of each request that waits, what stands against paying it; nothing where it may be paid. */
  payments: { requestId: string; breaches: Breach[] }[];
  actions: ActionState[];
  /** Breaches on record, cured or not. */
  findings: Breach[];
  /** What deserves a second look and bars nothing (第五、十九条). */
  warnings: Breach[];
  /** 季报草稿, to the unit only. */
  quarterDrafts: QuarterDraft[];
  /** The Shanghai day all this was judged on. */
  today: string;
}

/** When a record was made: its earliest signature. */
const madeAt = (record: object): string =>
  Object.values(record)
    .flatMap((value: { at?: string } | undefined) => (typeof value?.at === 'string' ? [value.at] : []))
    .sort()[0] ?? '';

/** Oldest first: identifiers, by which the store sorts, say nothing. */
const inOrder = <T extends object>(records: Record<string, T>): T[] =>
  Object.values(records).sort((a, b) => (madeAt(a) < madeAt(b) ? -1 : Number(madeAt(a) > madeAt(b))));

/** Lays out a project for one person on one day; a participating unit gets its own part. */
export function viewOf(
  project: Project,
  context: Context,
  drafts: readonly QuarterDraft[] = [],
): ProjectView {
  const { today, rules } = context;
  const unitId = partUnit(project, context);
  const shown = unitId === undefined ? withoutRestricted(project, context) : partOf(project, unitId);
  const obligations = unitId === undefined ? obligationsOf(project, rules, today) : [];
  return {
    ...shown,
    ...(Object.fromEntries(COLLECTIONS.map((c) => [c, inOrder<object>(shown[c])])) as unknown as Lists),
    documents: inOrder(shown.documents).map(({ key, versionId, upload, ...document }) => document),
    materials: checklistOf(rules).map((item) => materialViewOf(shown, item)),
    obligations: obligations.map((obligation) => ({
      ...obligation,
      status: statusOf(obligation, today, rules.calendar),
      explanation: explanationOf(project, obligation, rules, today),
    })),
    turns: unitId === undefined ? turnsOf(project, obligations) : [],
    funds: fundsOf(project, rules, today),
    ...(unitId === undefined ? { funding: fundingOf(project) } : {}),
    payments: Object.values(shown.fundRequests)
      .filter(({ decision }) => !decision)
      .map(({ requestId }) => ({ requestId, breaches: paymentBreaches(project, requestId, context) })),
    actions: actionsOf(project, context),
    findings: unitId === undefined ? findingsOf(project, obligations, today, rules.calendar) : [],
    quarterDrafts: shownDrafts(drafts, project, context),
    warnings: unitId === undefined ? warningsOf(project, rules, today) : [],
    today,
  };
}

function materialViewOf(project: Project, item: ChecklistItem): MaterialView {
  const reason = returnedReason(project, item.material);
  return { ...item, state: materialState(project, item.material), ...(reason ? { reason } : {}) };
}
