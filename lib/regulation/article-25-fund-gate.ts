import type { FundGateMode } from './rule-sets/rule-set.ts';

export interface FundFacts {
  completed: boolean;
  accepted: boolean;
  acceptanceOverdue: boolean;
}

export interface Fund {
  status: 'open' | 'blocked';
  /** Chinese, never empty: an open gate says why too. */
  reasons: string[];
}

/** Further construction money; tranches the contract makes payable after acceptance; operation and maintenance money. */
export interface Funds {
  construction: Fund;
  afterAcceptance: Fund;
  operation: Fund;
}

/**
 * 对未经验收的项目,不予拨付后续建设资金和运行维护经费 (R12). `staged`: construction money stops only while the acceptance duty is
 * overdue. `strict`: all of it stops from completion until acceptance, as the sentence can also be read.
 */
export function fundGate(facts: FundFacts, mode: FundGateMode): Funds {
  return {
    construction: constructionMoney(facts, mode),
    afterAcceptance: untilAccepted(facts, '验收后支付的款项'),
    operation: untilAccepted(facts, '运行维护经费'),
  };
}

function constructionMoney(facts: FundFacts, mode: FundGateMode): Fund {
  if (facts.accepted) return open('项目已通过竣工验收');
  const reasons = [
    ...(facts.acceptanceOverdue ? ['竣工验收申请已逾期,暂停拨付全部后续建设资金(第二十五条)'] : []),
    ...(mode === 'strict' && facts.completed
      ? ['建设任务已完成但未经验收,不予拨付后续建设资金(第二十五条)']
      : []),
  ];
  return reasons.length > 0
    ? { status: 'blocked', reasons }
    : open('竣工验收申请未逾期,建设资金可按进度拨付');
}

function untilAccepted({ accepted }: FundFacts, what: string): Fund {
  if (accepted) return open('项目已通过竣工验收');
  return { status: 'blocked', reasons: [`项目尚未通过竣工验收,不予拨付${what}(第二十五条)`] };
}

function open(reason: string): Fund {
  return { status: 'open', reasons: [reason] };
}
