import { decideCommitment8 } from '../regulation/article-08-pledge.ts';
import { type Breach, breach } from '../regulation/decision.ts';
import type { Project } from './project.ts';

/** 资金闸门: open or blocked, always with its reasons (第八、二十五条, R12). */
export interface Fund {
  status: 'open' | 'blocked';
  reasons: Breach[];
}

export interface Funds {
  /** 建设资金 */
  construction: Fund;
  /** 验收后支付的尾款 */
  afterAcceptance: Fund;
  /** 运行维护经费 */
  operation: Fund;
}

const fund = (reasons: Breach[]): Fund => ({ status: reasons.length > 0 ? 'blocked' : 'open', reasons });

/** May money be paid today, and if not, why. */
export function fundsOf(project: Project): Funds {
  const uncommitted = decideCommitment8({
    approved: project.approval !== undefined,
    pledgeSigned: project.pledge !== undefined,
  });
  const notAccepted = breach('notAccepted', 25, '项目尚未通过竣工验收,验收后款项和运行维护经费暂不拨付');
  return {
    construction: fund(uncommitted),
    afterAcceptance: fund([...uncommitted, notAccepted]),
    operation: fund([...uncommitted, notAccepted]),
  };
}
