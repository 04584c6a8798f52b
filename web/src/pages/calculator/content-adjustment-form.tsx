import { Button, Form, Input, Radio } from 'antd';
import type { BasisLevel, Circumstance } from '../../../../lib/regulation/article-15-content-adjustment.ts';
import {
  basisLevelLabels,
  circumstanceLabels,
} from '../../../../lib/regulation/article-15-content-adjustment.ts';
import { fenOf, yuanRule } from '../../money/rule.ts';
import { MoneyItem } from '../../ui/form-items.tsx';
import { optionsOf } from '../../ui/options.ts';
import { RuleForm } from './rule-form.tsx';
import type { KindFormProps } from './types.ts';

const circumstances = { ...circumstanceLabels, none: '都不是' };

interface Line {
  name: string;
  approved: string;
  after: string;
}

interface Values {
  estimate: string;
  lines: Line[];
  prior: string;
  goalUnchanged: boolean;
  circumstance: Circumstance | 'none';
  basisLevel?: BasisLevel;
}

const inputOf = ({ estimate, lines, prior, goalUnchanged, circumstance, basisLevel }: Values) => ({
  approvedEstimateFen: fenOf(estimate),
  lines: lines.map(({ name, approved, after }) => ({
    name,
    approvedFen: fenOf(approved),
    afterFen: fenOf(after),
  })),
  priorAdjustedFen: fenOf(prior),
  goalUnchanged,
  circumstance: circumstance === 'none' ? null : circumstance,
  ...(circumstance === 'superiorDecision' && basisLevel ? { basisLevel } : {}),
});

export function ContentAdjustmentForm({ ask }: KindFormProps) {
  const [form] = Form.useForm<Values>();
  const circumstance = Form.useWatch('circumstance', form);
  return (
    <RuleForm
      ask={ask}
      form={form}
      inputOf={inputOf}
      fieldNames={{ approvedEstimateFen: 'estimate', priorAdjustedFen: 'prior' }}
      initialValues={{ prior: '0', lines: [{ name: '', approved: '', after: '' }] }}
    >
      <MoneyItem name="estimate" label="批复的概算总投资" />
      <Lines />
      <MoneyItem name="prior" label="此前已备案的累计调整额" extra="上次概算批复以来;没有调整过填 0" />
      <Form.Item
        name="goalUnchanged"
        label="建设目标是否不变"
        rules={[{ required: true, message: '请选择建设目标是否不变' }]}
      >
        <Radio.Group
          options={[
            { value: true, label: '不变' },
            { value: false, label: '有变化' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="circumstance"
        label="属于哪种情形"
        rules={[{ required: true, message: '请选择属于哪种情形' }]}
      >
        <Radio.Group vertical options={optionsOf(circumstances)} />
      </Form.Item>
      {circumstance === 'superiorDecision' && (
        <Form.Item
          name="basisLevel"
          label="是哪一级的部署"
          rules={[{ required: true, message: '请选择是哪一级的部署' }]}
        >
          <Radio.Group options={optionsOf(basisLevelLabels)} />
        </Form.Item>
      )}
    </RuleForm>
  );
}

const Lines = () => (
  <fieldset className="plain field">
    <legend className="field-title">概算明细(全部列出,没有变化的两边填一样)</legend>
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="adjust-line">
              <Form.Item
                name={[name, 'name']}
                rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
              >
                <Input aria-label={`明细 ${name + 1} 的名称`} placeholder="名称" maxLength={200} />
              </Form.Item>
              <Amount name={[name, 'approved']} label={`明细 ${name + 1} 的批复金额`} placeholder="批复" />
              <Amount name={[name, 'after']} label={`明细 ${name + 1} 调整后的金额`} placeholder="调整后" />
              {fields.length > 1 && <Button onClick={() => remove(name)}>删除</Button>}
            </div>
          ))}
          <div>
            <Button onClick={() => add({ name: '', approved: '', after: '' })}>添加一项明细</Button>
          </div>
        </>
      )}
    </Form.List>
  </fieldset>
);

interface AmountProps {
  name: (string | number)[];
  label: string;
  placeholder: string;
}

const Amount = ({ name, label, placeholder }: AmountProps) => (
  <Form.Item name={name} rules={[yuanRule]}>
    <Input aria-label={label} placeholder={placeholder} inputMode="decimal" suffix="元" className="numbers" />
  </Form.Item>
);
