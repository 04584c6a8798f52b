import { Checkbox, Form } from 'antd';
import { formatFen, parseYuan, plainYuan } from '../../../../money/fen.ts';
import { fenOf } from '../../../../money/rule.ts';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { Consequences } from '../../../../ui/consequences.tsx';
import { DayItem, MoneyItem } from '../../../../ui/form-items.tsx';
import { surplusOf, unreturnedFen } from '../../records/surplus.ts';
import { ThreeWay } from '../../records/three-way.tsx';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

export function SettleForm(props: ActionFormProps) {
  const { project } = props;
  const [form] = Form.useForm<{ settlement: string }>();
  const typed = parseYuan(Form.useWatch('settlement', form) ?? '');
  return (
    <ActionForm
      {...props}
      form={form}
      route="settle"
      bodyOf={({ settlement }) => ({ settlementFen: fenOf(settlement) })}
      fieldNames={{ settlementFen: 'settlement' }}
      initialValues={project.settlement ? { settlement: plainYuan(project.settlement.settlementFen) } : {}}
      submitText="登记决算"
    >
      <ThreeWay project={project} />
      <MoneyItem name="settlement" label="决算金额" />
      <div role="status">
        {typed.ok && <SurplusText estimateFen={project.budget?.estimateFen ?? 0} settlementFen={typed.fen} />}
      </div>
    </ActionForm>
  );
}

function SurplusText({ estimateFen, settlementFen }: { estimateFen: number; settlementFen: number }) {
  const left = estimateFen - settlementFen;
  if (left < 0) {
    return (
      <p className="note">
        决算超出批复概算 {formatFen(-left)} 元,不能登记 <ArticleLink article={18} />
      </p>
    );
  }
  return (
    <p className="note info">
      {left === 0 ? '没有节余。' : `节余 ${formatFen(left)} 元,须按原渠道退回,全部退回后才能办结。`}
      <ArticleLink article={18} />
    </p>
  );
}

interface ReturnValues {
  returned: string;
  returnedOn: string;
  originalChannel: boolean;
}

export function ReturnSurplusForm(props: ActionFormProps) {
  const left = unreturnedFen(props.project);
  return (
    <ActionForm
      {...props}
      route="returnSurplus"
      bodyOf={({ returned, returnedOn, originalChannel }: ReturnValues) => ({
        returnedFen: fenOf(returned),
        returnedOn,
        originalChannel,
      })}
      fieldNames={{ returnedFen: 'returned' }}
      initialValues={{ returned: plainYuan(left) }}
      submitText="登记退回"
    >
      <p>
        节余 {formatFen(surplusOf(props.project))} 元,尚未退回 <strong>{formatFen(left)} 元</strong>{' '}
        <ArticleLink article={18} />
      </p>
      <MoneyItem name="returned" label="退回金额" extra="可以分次退回" />
      <DayItem name="returnedOn" label="退回日期" max={props.project.today} />
      <Form.Item
        name="originalChannel"
        valuePropName="checked"
        rules={[{ required: true, type: 'enum', enum: [true], message: '节余资金须按原渠道退回' }]}
      >
        <Checkbox>已按原渠道退回</Checkbox>
      </Form.Item>
    </ActionForm>
  );
}

export const CloseForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="close" bodyOf={() => ({})} submitText="办结" danger>
    <p>决算已登记,节余已退清,没有未结的整改和资料调取。</p>
    <Consequences items={['项目全过程到此结束,不能再办理任何事项', '记录和材料长期保存,审计可以随时查看']} />
  </ActionForm>
);
