import type { Day } from '../calendar/days.ts';
import { type OpenObligation, previewSuccessor } from '../regulation/rule-sets/preview.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import { obligationsOf } from './duties.ts';
import type { Obligation, ObligationKind } from './obligations.ts';
import type { Project } from './project.ts';

/** An open obligation whose day other rules move; null where none runs before or after. */
export interface MovedDuty {
  kind: ObligationKind;
  subject: string;
  title: string;
  article: number;
  from: Day | null;
  to: Day | null;
  /** Only where a window's opening day moves too. */
  opens?: { from: Day | null; to: Day | null };
  /** Chinese. */
  why: string;
}

/**
 * What other rules make of a project's open obligations: the same projection that the change itself will bring, made with
 * both rules and compared, so that the list cannot differ from what happens.
 */
export function movedDuties(project: Project, before: Rules, after: Rules, today: Day): MovedDuty[] {
  const was = new Map(obligationsOf(project, before, today).map((o) => [keyOf(o), o]));
  const becomes = new Map(obligationsOf(project, after, today).map((o) => [keyOf(o), o]));
  const keys = new Set([...was.keys(), ...becomes.keys()]);
  return [...keys].flatMap((key) => moved(was.get(key), becomes.get(key), before, after) ?? []);
}

const keyOf = ({ kind, subject }: Obligation) => `${kind}#${subject}`;

function moved(
  was: Obligation | undefined,
  becomes: Obligation | undefined,
  before: Rules,
  after: Rules,
): MovedDuty | undefined {
  const duty = becomes ?? was;
  if (!duty || duty.doneOn || duty.ended) return undefined;
  const { kind, subject, title, article, triggerOn } = duty;
  const [from, to] = [dueOf(was), dueOf(becomes)];
  const opens = { from: was?.opensOn ?? null, to: becomes?.opensOn ?? null };
  const sameOpening = opens.from === opens.to;
  if (from === to && sameOpening) return undefined;
  const why = reasonOf({ kind, subject, triggerDay: triggerOn, currentDue: from }, before, after);
  return { kind, subject, title, article, from, to, ...(sameOpening ? {} : { opens }), why };
}

const dueOf = (obligation: Obligation | undefined): Day | null =>
  obligation?.due?.applicable ? obligation.due.effectiveDue : null;

/** The rule's own words where it has a preview; a day that a decision fixed, or a re-test, has none. */
function reasonOf(
  { kind, ...rest }: Omit<OpenObligation, 'kind'> & { kind: ObligationKind },
  before: Rules,
  after: Rules,
): string {
  const previewed = isPreviewed(kind) ? previewSuccessor([{ kind, ...rest }], before, after) : [];
  return previewed[0]?.why ?? '适用规则或工作日历有变化';
}

const isPreviewed = (kind: ObligationKind): kind is OpenObligation['kind'] =>
  kind === 'contractFiling' ||
  kind === 'quarterlyReport' ||
  kind === 'acceptanceApplication' ||
  kind === 'selfEvaluation';
