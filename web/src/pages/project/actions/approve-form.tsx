import { Button, Form, Input } from 'antd';
import { formatFen, parseYuan, plainYuan } from '../../../money/fen.ts';
import { fenOf, yuanRule } from '../../../money/rule.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { DayItem, filled, MoneyItem, TextItem } from '../../../ui/form-items.tsx';
import { ActionForm } from './action-form.tsx';
import type { ActionFormProps } from './types.ts';

interface Line {
  name: string;
  amount: string;
}

interface Values {
  estimate: string;
  budgetLines: Line[];
  documentNumber?: string;
  countersignature?: { signedBy: string; signedOn: string };
}

/** 第八条: the estimate and its lines are fixed here; they must agree to the fen. */
export function ApproveForm(props: ActionFormProps) {
  const { opinion, bureauOwned, today } = props.project;
  const [form] = Form.useForm<Values>();
  const reviewed = opinion ? plainYuan(opinion.budgetReview.amountFen) : '';
  return (
    <ActionForm
      {...props}
      form={form}
      route="approve"
      bodyOf={({ estimate, budgetLines, ...rest }) => ({
        ...filled(rest),
        estimateFen: fenOf(estimate),
        budgetLines: budgetLines.map(({ name, amount }) => ({ name, amountFen: fenOf(amount) })),
      })}
      fieldNames={{ estimateFen: 'estimate' }}
      initialValues={{ estimate: reviewed, budgetLines: [{ name: '', amount: '' }] }}
      submitText="批复"
    >
      <p>批复后概算固定下来,作为以后调整、变更和结算的依据,不能直接修改。</p>
      <MoneyItem name="estimate" label="概算批复金额" extra="已按预算评审金额填入,可以修改" />
      <BudgetLines />
      <LineSum />
      <TextItem name="documentNumber" label="批复文号" max={100} optional extra="例如:诸数批〔2025〕3号" />
      {bureauOwned && <Countersignature today={today} />}
    </ActionForm>
  );
}

function BudgetLines() {
  return (
    <fieldset className="plain field">
      <legend className="field-title">概算明细</legend>
      <Form.List name="budgetLines">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="budget-line">
                <Form.Item
                  name={[name, 'name']}
                  rules={[{ required: true, whitespace: true, message: '请填写明细名称' }]}
                >
                  <Input aria-label={`第 ${name + 1} 项明细的名称`} placeholder="名称" maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'amount']} rules={[yuanRule]}>
                  <Input
                    aria-label={`第 ${name + 1} 项明细的金额`}
                    className="numbers"
                    inputMode="decimal"
                    suffix="元"
                  />
                </Form.Item>
                {fields.length > 1 && <Button onClick={() => remove(name)}>删除</Button>}
              </div>
            ))}
            <div>
              <Button onClick={() => add({ name: '', amount: '' })}>添加一项明细</Button>
            </div>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Whether the lines agree with the estimate, said while typing and held before sending. */
function LineSum() {
  const form = Form.useFormInstance<Values>();
  const estimate = Form.useWatch('estimate', form);
  const lines = Form.useWatch('budgetLines', form);
  const difference = differenceOf(estimate, lines);
  return (
    <Form.Item
      name="sum"
      rules={[
        {
          validator: () =>
            differenceOf(form.getFieldValue('estimate'), form.getFieldValue('budgetLines')) === 0
              ? Promise.resolve()
              : Promise.reject(new Error('概算明细之和须等于概算批复金额')),
        },
      ]}
    >
      <output className="muted numbers">{sumText(difference)}</output>
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

function sumText(difference: number | undefined): string {
  if (difference === undefined) return '明细之和须等于概算批复金额';
  if (difference === 0) return '明细之和与概算批复金额一致';
  return `明细之和比概算批复金额${difference > 0 ? '少' : '多'} ${formatFen(Math.abs(difference))} 元`;
}

const Countersignature = ({ today }: { today: string }) => (
  <>
    <h3>
      专项小组会签 <ArticleLink article={4} />
    </h3>
    <p className="muted">这是大数据局自己的项目,须由“数字诸城”建设专项小组会签。</p>
    <TextItem name={['countersignature', 'signedBy']} label="会签人" max={50} />
    <DayItem name={['countersignature', 'signedOn']} label="会签日期" max={today} />
  </>
);
