import type { Signature } from '../../../../../lib/project/project.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Signed } from '../../../ui/signature.tsx';

export interface Decided {
  outcome: 'approved' | 'refused' | 'paid';
  reason?: string;
  decided: Signature;
}

const words = {
  approved: { tone: 'success', text: '已同意' },
  paid: { tone: 'success', text: '已支付' },
  refused: { tone: 'danger', text: '不同意' },
} as const;

/** How something that was asked for stands. */
export function DecisionBadge({ decision }: { decision: Decided | undefined }) {
  if (!decision) return <Badge tone="warning">待决定</Badge>;
  const { tone, text } = words[decision.outcome];
  return <Badge tone={tone}>{text}</Badge>;
}

export const decisionFacts = (decision: Decided | undefined) => [
  decision?.reason !== undefined && { label: '理由', value: decision.reason },
  decision && { label: '决定', value: <Signed by={decision.decided} /> },
];
