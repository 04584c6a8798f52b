import { Form, Input } from 'antd';
import { formatFen, parseYuan } from '../../../money/fen.ts';
import { fenOf, yuanRule } from '../../../money/rule.ts';
import { RowList } from '../../../ui/row-list.tsx';

export interface Line {
  name: string;
  amount: string;
}

/** An estimate and the lines that must agree with it to the fen. */
export interface Estimate {
  estimate: string;
  budgetLines: Line[];
}

export const linesOf = (lines: readonly Line[]) =>
  lines.map(({ name, amount }) => ({ name, amountFen: fenOf(amount) }));

export const BudgetLines = () => (
  <RowList name="budgetLines" legend="概算明细" addText="添加一项明细" empty={{ name: '', amount: '' }}>
    {(row) => (
      <>
        <Form.Item
          name={[row, 'name']}
          rules={[{ required: true, whitespace: true, message: '请填写明细名称' }]}
        >
          <Input aria-label={`第 ${row + 1} 项明细的名称`} placeholder="名称" maxLength={100} />
        </Form.Item>
        <Form.Item name={[row, 'amount']} rules={[yuanRule]}>
          <Input
            aria-label={`第 ${row + 1} 项明细的金额`}
            className="numbers"
            inputMode="decimal"
            suffix="元"
          />
        </Form.Item>
      </>
    )}
  </RowList>
);

/** Whether the lines agree with the total, said while typing and held before sending. */
export function LineSum({ total }: { total: string }) {
  const form = Form.useFormInstance<Estimate>();
  const estimate = Form.useWatch('estimate', form);
  const lines = Form.useWatch('budgetLines', form);
  return (
    <Form.Item
      name="sum"
      rules={[
        {
          validator: () =>
            differenceOf(form.getFieldValue('estimate'), form.getFieldValue('budgetLines')) === 0
              ? Promise.resolve()
              : Promise.reject(new Error(`明细之和须等于${total}`)),
        },
      ]}
    >
      <output className="muted numbers">{sumText(total, differenceOf(estimate, lines))}</output>
    </Form.Item>
  );
}

function differenceOf(
  estimate: string | undefined,
  lines: readonly Partial<Line>[] = [],
): number | undefined {
  const total = parseYuan(estimate ?? '');
  const amounts = lines.map((line) => parseYuan(line?.amount ?? ''));
  if (!total.ok || !amounts.every((amount) => amount.ok)) return undefined;
  return total.fen - amounts.reduce((sum, { fen }) => sum + fen, 0);
}

function sumText(total: string, difference: number | undefined): string {
  if (difference === undefined) return `明细之和须等于${total}`;
  if (difference === 0) return `明细之和与${total}一致`;
  return `明细之和比${total}${difference > 0 ? '少' : '多'} ${formatFen(Math.abs(difference))} 元`;
}
