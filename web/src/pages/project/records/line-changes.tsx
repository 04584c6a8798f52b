import { formatFen } from '../../../money/fen.ts';

interface Line {
  name: string;
  before: number;
  after: number;
}

/** Budget lines before and after. */
export const LineChanges = ({ lines }: { lines: readonly Line[] }) => (
  <div className="table-scroll">
    <table className="figures numbers">
      <caption>前后明细(元)</caption>
      <thead>
        <tr>
          <th scope="col">明细</th>
          <th scope="col">之前</th>
          <th scope="col">之后</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{formatFen(before)}</td>
            <td>{formatFen(after)}</td>
            <td>{difference(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function difference(fen: number): string {
  if (fen === 0) return '不变';
  return fen > 0 ? `增 ${formatFen(fen)}` : `减 ${formatFen(-fen)}`;
}
