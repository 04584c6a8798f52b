import { type Contract, contractCategoryLabels } from '../../../../lib/project/project.ts';
import { networkLabels } from '../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { formatFen } from '../../money/fen.ts';
import { Badge } from '../../ui/badge.tsx';
import { clockTime, longDay } from '../../ui/day.ts';
import { Facts, Section } from '../../ui/section.tsx';
import { Signed } from '../../ui/signature.tsx';

/** 采购与合同: pledge, tender, handover and every contract. */
export function Contracts({ project }: { project: ProjectView }) {
  const { pledge, tender, handover, contracts } = project;
  if (!pledge && !tender && contracts.length === 0) return null;
  return (
    <Section id="contracts" title="采购与合同" help="主体责任书">
      <Facts
        facts={[
          pledge && { label: '主体责任书', value: <Signed by={pledge.signed} /> },
          tender && { label: '采购', value: `${tender.method},${tender.startedOn} 启动` },
          handover && {
            label: '招标移交',
            value: `${handover.winningSupplier}${handover.confirmed ? ',已确认接收' : ',等待确认'}`,
          },
        ]}
      />
      {contracts.length > 0 && (
        <ul className="plain records contracts">
          {contracts.map((contract) => (
            <ContractItem key={contract.contractId} contract={contract} project={project} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ContractItem({ contract, project }: { contract: Contract; project: ProjectView }) {
  const { name, supplier, amountFen, signedOn, filing, supplementOf, contractId, category, newNetwork } =
    contract;
  const duty = project.obligations.find((o) => o.kind === 'contractFiling' && o.subject === contractId);
  const supplemented = project.contracts.find((c) => c.contractId === supplementOf);
  return (
    <li>
      <div className="row">
        <h3>{name}</h3>
        {filing ? <Badge tone="success">已备案</Badge> : <Badge tone="warning">未备案</Badge>}
        {duty?.status === 'doneLate' && <Badge tone="danger">逾期备案</Badge>}
        {duty?.status === 'overdue' && <Badge tone="danger">已逾期</Badge>}
      </div>
      <Facts
        facts={[
          category && { label: '合同类别', value: contractCategoryLabels[category] },
          newNetwork && { label: '含有新建内容', value: networkLabels[newNetwork] },
          supplemented && { label: '补充协议,补充', value: supplemented.name },
          { label: '供应商', value: supplier },
          { label: '合同金额', value: <span className="numbers">{formatFen(amountFen)} 元</span> },
          { label: '签订日期', value: longDay(signedOn) },
          duty?.due?.applicable && { label: '备案期限', value: longDay(duty.due.effectiveDue) },
          filing && { label: '备案时间', value: clockTime(filing.filedAt) },
          contract.completion && { label: '完成日期', value: longDay(contract.completion.completedOn) },
        ]}
      />
    </li>
  );
}
