import * as z from 'zod/mini';
import { type Day, dayOf, laterOf } from '../../calendar/days.ts';
import { later } from '../../later.ts';
import { type EvaluationWindow, selfEvaluationWindow } from '../article-27-self-evaluation.ts';
import { basis, cautions, dated, movedDue, whyNot } from './explain.ts';
import { day, dayOrInstant } from './fields.ts';
import { ruleKind } from './kind.ts';

const WAITING = {
  nominalDue: null,
  effectiveDue: null,
  provisional: false,
  status: 'waitingForBase',
  base: null,
  opensOn: null,
} as const;

export const selfEvaluation = ruleKind({
  title: '自评价窗口',
  article: 27,
  readings: ['R2', 'R3', 'R4', 'R6', 'R10'],
  input: later(() =>
    z.strictObject({
      acceptedOn: z.nullable(day()),
      inUseOn: z.nullable(day()),
      submittedAt: z.optional(dayOrInstant()),
      asOf: z.optional(day()),
    }),
  ),
  answer({ acceptedOn, inUseOn, submittedAt, asOf }, rules) {
    const submittedOn = submittedAt === undefined ? undefined : dayOf(submittedAt);
    const seenOn = laterOf(submittedOn ?? '', asOf ?? '');
    const window = selfEvaluationWindow({ acceptedOn, inUseOn }, rules.ruleSets, rules.calendar, seenOn);
    if (!window.applicable) {
      return {
        ...window,
        explanation: [whyNot(`验收日 ${acceptedOn ?? '—'}、投入使用日 ${inUseOn ?? '—'}`, window)],
      };
    }
    if (window.base === null) {
      // R6: before the window opens a report is refused, and it cannot open before the base is known.
      const early = submittedOn ? { submission: 'tooEarly' } : {};
      const line = '验收日、投入使用日尚未齐备:等待,不算逾期(R6)';
      return { ...window, ...WAITING, ...early, explanation: [line, ...cautions({ ...WAITING, ...window })] };
    }
    const submission = submittedOn === undefined ? undefined : submissionOf(submittedOn, window);
    return {
      ...window,
      status: statusOf(window, judgedOn(asOf, submittedOn, submission)),
      ...(submission ? { submission } : {}),
      explanation: [
        `验收日与投入使用日中较晚者 ${dated(window.base)} 为起点(R6)`,
        basis('起点', window.base, rules),
        `窗口自 ${dated(window.opensOn)} 起,开始日不移动(第二十七条,R3、R4)`,
        ...movedDue(window, rules.calendar),
        ...cautions(window),
        ...(submittedOn && submission
          ? [`报送日 ${dated(submittedOn)}:${SUBMISSION_NAMES[submission]}`]
          : []),
      ],
    };
  },
});

type Submission = 'tooEarly' | 'onTime' | 'late';

const SUBMISSION_NAMES: Record<Submission, string> = {
  tooEarly: '窗口尚未开始,不予受理(R6)',
  onTime: '在窗口之内,按期',
  late: '窗口已过,逾期报送',
};

function submissionOf(submittedOn: Day, { opensOn, effectiveDue }: EvaluationWindow): Submission {
  if (submittedOn < opensOn) return 'tooEarly';
  return submittedOn <= effectiveDue ? 'onTime' : 'late';
}

/** A report that counts ends the question: the status stays what it was on that day. One sent too early ends nothing. */
function judgedOn(asOf?: Day, submittedOn?: Day, submission?: Submission): Day | undefined {
  if (submittedOn === undefined) return asOf;
  if (asOf === undefined) return submittedOn;
  return submission !== 'tooEarly' && submittedOn < asOf ? submittedOn : asOf;
}

/** Null where no day to judge at was given: the rule has no clock. */
function statusOf({ opensOn, effectiveDue }: EvaluationWindow, on: Day | undefined): string | null {
  if (on === undefined) return null;
  if (on < opensOn) return 'notOpen';
  return on <= effectiveDue ? 'open' : 'overdue';
}
