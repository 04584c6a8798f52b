import type { FundRequest } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { formatFen } from '../../../money/fen.ts';
import { paidFen } from './paid.ts';

interface Row {
  name: string;
  /** What may be spent at most: the estimate, or the contract. */
  limitFen: number | undefined;
  paid: number;
  asked: number;
}

/** 概算、合同、已付 side by side, with what is asked for now. */
export function ThreeWay({ project, asked }: { project: ProjectView; asked?: FundRequest }) {
  const rows = rowsOf(project, asked);
  return (
    <div className="table-scroll">
      <table className="figures numbers">
        <caption>三方对照(元)</caption>
        <thead>
          <tr>
            <th scope="col">概算与合同</th>
            <th scope="col">金额</th>
            <th scope="col">已付</th>
            {asked && <th scope="col">本次</th>}
            <th scope="col">{asked ? '付后余额' : '余额'}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.limitFen === undefined ? '' : formatFen(row.limitFen)}</td>
              <td>{formatFen(row.paid)}</td>
              {asked && <td>{row.asked > 0 ? formatFen(row.asked) : ''}</td>}
              <td>{row.limitFen === undefined ? '' : signed(row.limitFen - row.paid - row.asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const signed = (fen: number) => (fen < 0 ? `超 ${formatFen(-fen)}` : formatFen(fen));

function rowsOf(project: ProjectView, asked: FundRequest | undefined): Row[] {
  const contracts = project.contracts.map(({ contractId, name, amountFen }) => ({
    name: `合同:${name}`,
    limitFen: amountFen,
    paid: paidFen(project, contractId),
    asked: asked?.contractId === contractId ? asked.amountFen : 0,
  }));
  const contracted = project.contracts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const paid = paidFen(project);
  const now = asked?.amountFen ?? 0;
  return [
    { name: '批复概算', limitFen: project.budget?.estimateFen, paid, asked: now },
    {
      name: '合同合计',
      limitFen: contracted,
      paid: contracts.reduce((sum, c) => sum + c.paid, 0),
      asked: asked?.contractId ? now : 0,
    },
    ...contracts,
  ];
}
