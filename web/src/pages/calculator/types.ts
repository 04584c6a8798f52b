import type { RuleAnswer } from '../../api/answers.ts';
import type { KindName } from './kinds.ts';

export interface KindFormProps {
  /** Asks the rule; what it says against the input is shown by the form. */
  ask: (input: object) => Promise<void>;
}

export interface Answered {
  kind: KindName;
  answer: RuleAnswer;
}
