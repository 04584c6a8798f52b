import type { FundRequest } from '../../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { paidFen } from '../../records/paid.ts';

export type Fund = FundRequest['fund'];

/** Every reason against paying that the page can see; the API decides by the same and may know more. */
export function againstPaying(project: ProjectView, { fund, contractId, amountFen }: FundRequest): string[] {
  const gate = project.funds[fund];
  const contract = project.contracts.find((c) => c.contractId === contractId);
  const rules = project.materials.find(({ material }) => material === 'operationRules');
  return [
    ...(gate.status === 'blocked' ? gate.reasons : []),
    ...(contract && paidFen(project, contract.contractId) + amountFen > contract.amountFen
      ? ['累计支付将超过合同金额(第十八条)']
      : []),
    ...(fund !== 'operation' && paidFen(project) + amountFen > (project.budget?.estimateFen ?? 0)
      ? ['累计支付将超过批复概算(第十八条)']
      : []),
    ...(fund === 'operation' && rules?.state !== 'available' ? ['尚未上传运行维护管理制度(第二十六条)'] : []),
  ];
}

export const Payable = ({ blocked, reasons }: { blocked: boolean; reasons: readonly string[] }) => (
  <div className={blocked ? 'note' : 'note info'} role="status">
    <div className="row">
      <strong>现在能否支付</strong>
      {blocked ? <Badge tone="danger">不可付</Badge> : <Badge tone="success">可付</Badge>}
    </div>
    <ul className="breaches">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  </div>
);
