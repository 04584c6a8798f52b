import { roleLabels } from '../../../lib/project/people.ts';
import type { Signature } from '../../../lib/project/project.ts';
import { clockTime } from './day.ts';

/** 王敏(经办)2025-09-15 10:32 */
export function Signed({ by }: { by: Signature }) {
  const role = by.role === 'system' ? '系统' : roleLabels[by.role];
  return (
    <span className="signed">
      {by.name}({role}) <span className="numbers">{clockTime(by.at)}</span>
    </span>
  );
}
