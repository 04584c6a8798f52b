import type { QuarterlyContent } from '../../../../../lib/project/records.ts';
import { formatFen } from '../../../money/fen.ts';
import { Facts } from '../../../ui/section.tsx';

const textLabels = {
  milestones: '重要节点',
  deviation: '偏差和原因',
  problems: '存在的问题',
  nextPlan: '下季度计划',
} as const;

/** What a quarter's report says. */
export function QuarterContent({ content }: { content: QuarterlyContent }) {
  if (content.zero) return <p>零报告:本季度没有需要报告的内容。</p>;
  const texts = Object.entries(textLabels) as [keyof typeof textLabels, string][];
  return (
    <Facts
      facts={[
        { label: '建设进度', value: content.progress },
        { label: '完成比例', value: `${content.progressPercent}%` },
        content.estimateFen !== undefined && {
          label: '批复概算',
          value: <span className="numbers">{formatFen(content.estimateFen)} 元</span>,
        },
        content.contractedFen !== undefined && {
          label: '合同合计',
          value: <span className="numbers">{formatFen(content.contractedFen)} 元</span>,
        },
        {
          label: '累计到位',
          value: <span className="numbers">{formatFen(content.receivedFen)} 元</span>,
        },
        { label: '累计支付', value: <span className="numbers">{formatFen(content.paidFen)} 元</span> },
        ...texts.flatMap(([name, label]) => {
          const value = content[name];
          return value === undefined ? [] : [{ label, value }];
        }),
      ]}
    />
  );
}
