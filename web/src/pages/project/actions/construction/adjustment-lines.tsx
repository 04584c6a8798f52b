import { Form, Input } from 'antd';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { formatFen, plainYuan } from '../../../../money/fen.ts';
import { fenOf, yuanRule } from '../../../../money/rule.ts';
import { RowList } from '../../../../ui/row-list.tsx';

export interface LineAfter {
  name: string;
  after: string;
}

type Budget = ProjectView['budget'];

export const linesOfBudget = ({ budget }: ProjectView): LineAfter[] =>
  (budget?.lines ?? []).map(({ name, amountFen }) => ({ name, after: plainYuan(amountFen) }));

export const linesAfter = (lines: readonly LineAfter[]) =>
  lines.map(({ name, after }) => ({ name, afterFen: fenOf(after) }));

/** Every line of the estimate in force; a line taken out stays as it is, so one that ends is set to 0. */
export const AdjustmentLines = ({ budget }: { budget: Budget }) => (
  <RowList
    name="lines"
    legend="概算明细:把要调整的改成调整后的金额,不再建设的填 0"
    addText="添加一项新明细"
    empty={{ name: '', after: '' }}
    className="budget-line adjustment"
  >
    {(row) => <LineRow row={row} budget={budget} />}
  </RowList>
);

function LineRow({ row, budget }: { row: number; budget: Budget }) {
  const name = Form.useWatch(['lines', row, 'name']);
  const before = budget?.lines.find((line) => line.name === name)?.amountFen ?? 0;
  return (
    <>
      <Form.Item
        name={[row, 'name']}
        rules={[{ required: true, whitespace: true, message: '请填写明细名称' }]}
      >
        <Input aria-label={`第 ${row + 1} 项明细的名称`} placeholder="名称" maxLength={100} />
      </Form.Item>
      <Form.Item
        name={[row, 'after']}
        rules={[yuanRule]}
        extra={<span className="numbers">现为 {formatFen(before)} 元</span>}
      >
        <Input
          aria-label={`第 ${row + 1} 项明细调整后的金额`}
          className="numbers"
          inputMode="decimal"
          suffix="元"
        />
      </Form.Item>
    </>
  );
}
