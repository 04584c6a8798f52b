import { Checkbox, Form } from 'antd';
import { PickItem } from '../../../ui/choice-items.tsx';
import { Consequences } from '../../../ui/consequences.tsx';
import { DayItem, TextItem } from '../../../ui/form-items.tsx';
import { ActionForm } from './action-form.tsx';
import { contractOptions, openContracts } from './open-records.ts';
import type { ActionFormProps } from './types.ts';

const nothing = () => ({});

export const SubmitForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="submit" bodyOf={nothing} submitText="提交申报">
    <p>
      将把「{props.project.fields.name}」的申报内容、资源目录和 {countOf(props)}{' '}
      份可用材料提交给大数据局审核。
    </p>
    <p>提交后不能修改;在批复之前,您可以撤回。</p>
  </ActionForm>
);

const countOf = ({ project }: ActionFormProps) =>
  project.documents.filter(({ status }) => status === 'available').length;

export const WithdrawForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="withdraw"
    bodyOf={(values: { reason: string }) => values}
    submitText="撤回申报"
    danger
  >
    <p>撤回后项目回到草稿,可以修改后重新提交,也可以恢复这次申报。</p>
    <TextItem name="reason" label="撤回理由" max={2000} rows={3} />
  </ActionForm>
);

export const UndoWithdrawalForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="undoWithdrawal" bodyOf={nothing} submitText="恢复申报">
    <p>恢复后,项目回到撤回之前的阶段,大数据局继续审核。</p>
  </ActionForm>
);

export const ConfirmNoDataForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="confirmNoData" bodyOf={nothing} submitText="确认无数据声明">
    <p>建设单位声明:</p>
    <blockquote className="record-text">{props.project.noDataStatement?.text}</blockquote>
    <p>确认后,本项目不登记资源目录项也可以提交申报。</p>
  </ActionForm>
);

export const StateNoDataForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="stateNoData"
    bodyOf={(values: { text: string }) => values}
    submitText="提交声明"
  >
    <p>只有项目确实不产生、不使用数据资源时才声明。声明由大数据局确认后有效。</p>
    <TextItem name="text" label="无数据资源的说明" max={1000} rows={4} />
  </ActionForm>
);

export const ConsultationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="recordConsultation"
    bodyOf={(values: { heldOn: string; withPerson: string; summary: string }) => values}
    submitText="登记对接"
  >
    <DayItem name="heldOn" label="对接日期" max={props.project.today} />
    <TextItem name="withPerson" label="大数据局对接人员" max={50} />
    <TextItem name="summary" label="对接情况" max={2000} rows={4} />
  </ActionForm>
);

export const RejectForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="reject"
    bodyOf={({ reason }: { reason: string }) => ({ reason })}
    submitText="不予批复"
    danger
  >
    <TextItem name="reason" label="不予批复的理由" max={2000} rows={4} />
    <Consequences
      items={['项目到此结束,不能修改后再提交', '需要建设单位补正的,请改用“退回修改”', '理由会显示给建设单位']}
    />
  </ActionForm>
);

const pledges = {
  construction: '对项目建设负主体责任',
  dataSharing: '对数据共享负主体责任',
  fundUse: '对资金使用负主体责任',
};

type Pledge = Record<keyof typeof pledges, true>;

export const PledgeForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="signPledge" bodyOf={(values: Pledge) => values} submitText="签订责任书">
    <p>「{props.project.unitName}」承诺:</p>
    {Object.entries(pledges).map(([name, label]) => (
      <Form.Item
        key={name}
        name={name}
        valuePropName="checked"
        rules={[{ required: true, type: 'enum', enum: [true], message: `请勾选:${label}` }]}
      >
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    ))}
  </ActionForm>
);

export const TenderForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="startTender"
    bodyOf={(values: { startedOn: string; method: string }) => values}
    submitText="启动采购"
  >
    <DayItem name="startedOn" label="启动日期" max={props.project.today} />
    <TextItem name="method" label="采购方式" max={100} extra="例如:公开招标、竞争性磋商" />
  </ActionForm>
);

export const HandOverForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="handOver"
    bodyOf={(values: { winningSupplier: string }) => values}
    submitText="移交中标结果"
  >
    <TextItem name="winningSupplier" label="中标供应商" max={100} />
  </ActionForm>
);

export const ConfirmHandoverForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="confirmHandover" bodyOf={nothing} submitText="确认移交">
    <p>
      大数据局已移交招标结果,中标供应商:<strong>{props.project.handover?.winningSupplier}</strong>
      。确认接收后,由本单位签订并备案合同。
    </p>
  </ActionForm>
);

export const CompleteContractForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="completeContract"
    bodyOf={({ completedOn }: { contractId: string; completedOn: string }) => ({ completedOn })}
    paramsOf={({ contractId }) => ({ contractId })}
    submitText="登记完成"
  >
    <PickItem name="contractId" label="合同" options={contractOptions(openContracts(props.project))} />
    <DayItem name="completedOn" label="完成日期" max={props.project.today} />
  </ActionForm>
);
