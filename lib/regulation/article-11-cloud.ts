import { type Breach, breach, breachesOf } from './decision.ts';

export interface Deployment {
  onGovernmentCloud: boolean;
  exceptionReason?: string | undefined;
  exceptionAccepted: boolean;
}

/** 除涉密等原因外,应当依托市电子政务云: deploying elsewhere needs a reason, and the bureau's acceptance of it. */
export function decideDeployment(facts: Deployment): Breach[] {
  if (facts.onGovernmentCloud) return [];
  return breachesOf(
    !facts.exceptionReason?.trim() &&
      breach('cloudExceptionReasonMissing', 11, '未依托市电子政务云部署,请说明原因', 'exceptionReason'),
    !facts.exceptionAccepted &&
      breach('cloudExceptionNotAccepted', 11, '不上云的原因尚未经主管部门认可', 'exceptionAccepted'),
  );
}
