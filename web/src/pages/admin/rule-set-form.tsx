import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import type { RuleParameters, RuleSet } from '../../../../lib/regulation/rule-sets/rule-set.ts';
import type { MovedItem } from '../../api/city-answers.ts';
import { useSend } from '../../api/use-send.ts';
import { ChoiceItem } from '../../ui/choice-items.tsx';
import { DayItem, TextItem } from '../../ui/form-items.tsx';
import { MovedList } from './moved-list.tsx';
import { type Preview, previewRuleSet } from './preview.ts';
import { TwoSteps } from './two-steps.tsx';

const numbers = {
  contractFilingWorkingDays: ['合同备案期限', '个工作日'],
  adjustmentLimitPercent: ['自行调整上限', '%'],
  quarterlyReportDaysAfterQuarterEnd: ['季报:季度末后', '日'],
  acceptanceMonths: ['验收申请期限', '个月'],
  evaluationFromMonths: ['自评价窗口开始', '个月'],
  evaluationToMonths: ['自评价窗口结束', '个月'],
  majorEventDelayDays: ['重大延误提示', '天'],
  majorEventLossPercent: ['重大损失提示', '%'],
  cryptographyAssessmentMonths: ['密码应用安全性评估间隔', '个月'],
} as const satisfies Partial<Record<keyof RuleParameters, readonly [string, string]>>;

type NumberName = keyof typeof numbers;
type Values = Pick<RuleSet, 'id' | 'name' | 'documentNumber' | 'validFrom' | 'validThrough' | 'active'> & {
  parameters: Record<NumberName, string> & {
    fundGate: RuleParameters['fundGate'];
    mlpsRetestMonths: { level2: string; level3: string };
  };
};

const names = Object.keys(numbers) as NumberName[];

const valuesOf = ({ parameters: p }: RuleSet): Partial<Values> => ({
  active: true,
  parameters: {
    ...(Object.fromEntries(names.map((name) => [name, String(p[name])])) as Record<NumberName, string>),
    fundGate: p.fundGate,
    mlpsRetestMonths: {
      level2: String(p.mlpsRetestMonths.level2),
      level3: String(p.mlpsRetestMonths.level3),
    },
  },
});

const setOf = ({ parameters: p, active = false, ...rest }: Values, from: RuleSet): RuleSet => ({
  ...rest,
  active,
  basis: from.basis,
  parameters: {
    ...(Object.fromEntries(names.map((name) => [name, Number(p[name])])) as Record<NumberName, number>),
    fundGate: p.fundGate,
    mlpsRetestMonths: {
      level2: Number(p.mlpsRetestMonths.level2),
      level3: Number(p.mlpsRetestMonths.level3),
    },
  },
});

interface Props {
  /** What the form begins with. */
  from: RuleSet;
  version: number;
  onClose: () => void;
}

/** 载入规则集: a successor of a regulation, from the one it follows. */
export function RuleSetForm({ from, version, onClose }: Props) {
  const client = useQueryClient();
  const send = useSend('loadRuleSet', [['ruleSets'], ['ruleChanges']]);
  return (
    <TwoSteps<Values, Preview<MovedItem>>
      name="loadRuleSet"
      initialValues={valuesOf(from)}
      preview={(values) => previewRuleSet(setOf(values, from))}
      shown={({ items, more }) => <MovedList items={items} more={more} />}
      consequences={[
        '勾选“立即启用”的,起算日落在有效期内的义务从现在起按它计算',
        '标识与已有规则集相同的,替换已有内容;变更记录保留前后内容',
      ]}
      commitText="载入"
      commit={(values) => send({ body: setOf(values, from), ifMatch: version })}
      onDone={() => {
        void client.invalidateQueries();
        onClose();
      }}
      onCancel={onClose}
    >
      <TextItem name="name" label="办法名称" max={100} />
      <div className="pair">
        <TextItem name="documentNumber" label="文号" max={60} />
        <TextItem name="id" label="标识" max={40} extra="小写字母、数字和连字符,例如 zhucheng-2025" />
        <DayItem name="validFrom" label="施行日期" />
        <DayItem name="validThrough" label="失效日期" />
        {names.map((name) => (
          <NumberItem
            key={name}
            path={['parameters', name]}
            label={numbers[name][0]}
            suffix={numbers[name][1]}
          />
        ))}
        <NumberItem
          path={['parameters', 'mlpsRetestMonths', 'level2']}
          label="二级等级测评间隔"
          suffix="个月"
        />
        <NumberItem
          path={['parameters', 'mlpsRetestMonths', 'level3']}
          label="三级等级测评间隔"
          suffix="个月"
        />
      </div>
      <ChoiceItem
        name={['parameters', 'fundGate']}
        label="资金管控"
        options={[
          { value: 'staged', label: '分段:验收后才支付的资金等验收,其余只在验收逾期时停付' },
          { value: 'strict', label: '全程:未验收一律停付' },
        ]}
        vertical
      />
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>立即启用</Checkbox>
      </Form.Item>
    </TwoSteps>
  );
}

const NumberItem = ({ path, label, suffix }: { path: string[]; label: string; suffix: string }) => (
  <Form.Item
    name={path}
    label={label}
    rules={[{ required: true, pattern: /^\d{1,4}$/, message: `${label}须为整数` }]}
  >
    <Input className="numbers" inputMode="numeric" autoComplete="off" suffix={suffix} />
  </Form.Item>
);
