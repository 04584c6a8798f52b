import { Form } from 'antd';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { formatFen, parseYuan } from '../../../../money/fen.ts';
import { HundredItem } from '../../../../ui/choice-items.tsx';
import { MoneyItem, TextItem } from '../../../../ui/form-items.tsx';
import { latestBefore } from './quarter-content.ts';
import type { QuarterValues } from './quarter-form.tsx';

interface Props {
  project: ProjectView;
  quarter: string | undefined;
}

export const QuarterFields = (props: Props) => (
  <>
    <TextItem name="progress" label="建设进度" max={5000} rows={3} />
    <HundredItem name="progressPercent" label="完成比例" suffix="%" />
    <MoneyItem name="received" label="累计到位资金" />
    <MoneyItem name="paid" label="累计支付资金" />
    <Sums {...props} />
    <TextItem name="milestones" label="重要节点" max={2000} rows={2} optional />
    <TextItem name="deviation" label="与计划的偏差和原因" max={2000} rows={2} optional />
    <TextItem name="problems" label="存在的问题" max={2000} rows={2} optional />
    <TextItem name="nextPlan" label="下季度计划" max={2000} rows={2} optional />
  </>
);

/** The sums beside the estimate and the last report: an odd one is said before it is sent. */
function Sums({ project, quarter }: Props) {
  const form = Form.useFormInstance<QuarterValues>();
  const received = parseYuan(Form.useWatch('received', form) ?? '');
  const paid = parseYuan(Form.useWatch('paid', form) ?? '');
  const estimateFen = project.budget?.estimateFen ?? 0;
  const last = latestBefore(project, quarter)?.content;
  const doubts = [
    paid.ok && paid.fen > estimateFen && `累计支付超过概算 ${formatFen(estimateFen)} 元,不能报送`,
    paid.ok && received.ok && paid.fen > received.fen && '累计支付多于累计到位,请核对',
    paid.ok && last && !last.zero && paid.fen < last.paidFen && '累计支付少于上一次报告,请核对',
  ].filter((doubt) => doubt !== false && doubt !== undefined);
  return (
    <div role="status" className="field-gap">
      {paid.ok && paid.fen <= estimateFen && (
        <p className="muted numbers">
          概算 {formatFen(estimateFen)} 元,支付后尚余 {formatFen(estimateFen - paid.fen)} 元
        </p>
      )}
      {doubts.map((doubt) => (
        <p key={doubt} className="note">
          {doubt}
        </p>
      ))}
    </div>
  );
}
