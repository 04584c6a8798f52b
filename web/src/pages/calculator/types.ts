import type { RuleKindName } from '../../../../lib/regulation/rules.ts';
import type { RuleAnswer } from '../../api/answers.ts';

export interface KindFormProps {
  /** Asks the rule; what it says against the input is shown by the form. */
  ask: (input: object) => Promise<void>;
}

export interface Answered {
  kind: RuleKindName;
  answer: RuleAnswer;
}
