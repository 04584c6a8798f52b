import { type Breach, breach, breachesOf } from './decision.ts';

/** 主体责任书: 明确项目建设、数据共享、资金使用等主体责任。 */
export const PLEDGED_RESPONSIBILITIES = ['construction', 'dataSharing', 'fundUse'] as const;

export type PledgedResponsibility = (typeof PLEDGED_RESPONSIBILITIES)[number];

const names: Record<PledgedResponsibility, string> = {
  construction: '项目建设',
  dataSharing: '数据共享',
  fundUse: '资金使用',
};

/** A pledge that is signed must name all three responsibilities. */
export function decidePledge(facts: { responsibilities: readonly PledgedResponsibility[] }): Breach[] {
  return PLEDGED_RESPONSIBILITIES.filter((part) => !facts.responsibilities.includes(part)).map((part) =>
    breach('responsibilityMissing', 8, `主体责任书未明确${names[part]}责任`, `responsibilities.${part}`),
  );
}

/** 评审意见是项目立项、资金安排的前提和依据: no tender, contract or payment before the opinion and the signed pledge. */
export function decideCommitment8(facts: { approved: boolean; pledgeSigned: boolean }): Breach[] {
  return breachesOf(
    !facts.approved && breach('approvalMissing', 8, '评审意见同意之前,不得招标、签订合同或支付', 'approval'),
    !facts.pledgeSigned &&
      breach('pledgeMissing', 8, '请先签订项目建设主体责任书,再招标、签订合同或支付', 'pledge'),
  );
}
