import { Form } from 'antd';
import { impossibleSums, oddSums, reportBefore } from '../../../../../../lib/project/quarterly-sums.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { formatFen, type Parsed, parseYuan } from '../../../../money/fen.ts';
import { HundredItem } from '../../../../ui/choice-items.tsx';
import { MoneyItem, TextItem } from '../../../../ui/form-items.tsx';
import type { QuarterValues } from './quarter-content.ts';

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

/** Estimate, contracts, received and paid side by side; what is odd is said before it is sent, and stays on record. */
function Sums({ project, quarter }: Props) {
  const form = Form.useFormInstance<QuarterValues>();
  const received = parseYuan(Form.useWatch('received', form) ?? '');
  const paid = parseYuan(Form.useWatch('paid', form) ?? '');
  const percent = Number(Form.useWatch('progressPercent', form) || Number.NaN);
  const estimateFen = project.budget?.estimateFen ?? 0;
  const contractedFen = project.contracts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const rows = [
    { name: '批复概算', fen: estimateFen },
    { name: '合同合计', fen: contractedFen },
    { name: '累计到位', fen: received.ok ? received.fen : undefined },
    { name: '累计支付', fen: paid.ok ? paid.fen : undefined },
  ];
  const { impossible, odd } = doubtsOf({
    project,
    quarter,
    received,
    paid,
    percent,
    estimateFen,
    contractedFen,
  });
  return (
    <div role="status" className="field-gap">
      <table className="figures numbers">
        <caption>资金对照(元)</caption>
        <tbody>
          {rows.map(({ name, fen }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{fen === undefined ? '' : formatFen(fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {paid.ok && paid.fen <= estimateFen && (
        <p className="muted numbers">支付后尚余 {formatFen(estimateFen - paid.fen)} 元</p>
      )}
      {impossible.map(({ code, message }) => (
        <p key={code} className="note">
          {message},不能报送
        </p>
      ))}
      {odd.map(({ code, message }) => (
        <p key={code} className="note">
          {message}。请核对;情况属实的可以报送,会列入违规记录。
        </p>
      ))}
    </div>
  );
}

interface Typed extends Props {
  received: Parsed;
  paid: Parsed;
  percent: number;
  estimateFen: number;
  contractedFen: number;
}

/** By the rule that the server goes by. */
function doubtsOf({ project, quarter, received, paid, percent, estimateFen, contractedFen }: Typed) {
  if (!paid.ok) return { impossible: [], odd: [] };
  const impossible = impossibleSums({ paidFen: paid.fen }, estimateFen);
  if (!received.ok || impossible.length > 0) return { impossible, odd: [] };
  const reports = project.quarterlyReports.flatMap((report) => {
    const content = report.versions.at(-1)?.content;
    return content ? [{ quarter: report.quarter, content }] : [];
  });
  const paidByFinance = project.fundRequests
    .filter((r) => r.fund !== 'operation' && r.decision?.outcome === 'paid')
    .reduce((sum, r) => sum + r.amountFen, 0);
  const sums = {
    ...{ estimateFen, contractedFen, receivedFen: received.fen, paidFen: paid.fen },
    ...(Number.isNaN(percent) ? {} : { progressPercent: percent }),
  };
  return {
    impossible,
    odd: oddSums(sums, reportBefore(reports, quarter ?? '9999Q4')?.content, paidByFinance),
  };
}
