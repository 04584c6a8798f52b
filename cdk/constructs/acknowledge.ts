import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Takes a finding of cdk-nag for this construct and what is in it, with the reason why it stands. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const rules = Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
  Validations.of(construct).acknowledge(...rules);
}
