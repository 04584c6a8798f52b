import { Checkbox, Form, Input } from 'antd';
import { type ContractCategory, contractCategoryLabels } from '../../../../../lib/project/project.ts';
import { type NetworkKind, networkLabels } from '../../../../../lib/project/records.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { fenOf } from '../../../money/rule.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { PickItem, SelectItem } from '../../../ui/choice-items.tsx';
import { filled, MoneyItem, TextItem } from '../../../ui/form-items.tsx';
import { optionsOf } from '../../../ui/options.ts';
import { ActionForm } from './action-form.tsx';
import { FilingDue } from './filing-due.tsx';
import { contractOptions, unfiledContracts } from './open-records.ts';
import type { ActionFormProps } from './types.ts';

interface ContractValues {
  name: string;
  supplier: string;
  amount: string;
  signedOn: string;
  category?: ContractCategory;
  newNetwork?: NetworkKind;
  supplementOf?: string;
  documentIds?: string[];
}

export function RecordContractForm(props: ActionFormProps) {
  const { today, contracts, handover } = props.project;
  const [form] = Form.useForm<ContractValues>();
  const signedOn = Form.useWatch('signedOn', form);
  return (
    <ActionForm
      {...props}
      form={form}
      route="recordContract"
      bodyOf={({ amount, documentIds = [], ...rest }) => ({
        ...filled(rest),
        amountFen: fenOf(amount),
        ...(documentIds.length > 0 ? { documentIds } : {}),
      })}
      fieldNames={{ amountFen: 'amount' }}
      initialValues={handover ? { supplier: handover.winningSupplier } : {}}
      submitText="登记合同"
    >
      <TextItem name="name" label="合同名称" max={200} />
      <TextItem name="supplier" label="供应商" max={100} />
      <MoneyItem name="amount" label="合同金额" />
      <SelectItem
        name="category"
        label="合同类别"
        options={optionsOf(contractCategoryLabels)}
        optional
        extra={
          <>
            监理、检测等服务合同同样登记备案 <ArticleLink article={10} />
          </>
        }
      />
      <SelectItem
        name="newNetwork"
        label="含有新建内容"
        options={optionsOf(networkLabels)}
        optional
        extra={
          <>
            新建云节点或专网(专线)的,须先获允许 <ArticleLink article={20} />
            ;没有的不用选
          </>
        }
      />
      <Form.Item
        name="signedOn"
        label="签订日期"
        rules={[{ required: true, message: '请选择签订日期' }]}
        extra="合同上最后一方签字盖章的日期,备案期限从它的次日起算"
      >
        <Input type="date" className="day-input" max={today} />
      </Form.Item>
      <FilingDue signedOn={signedOn} today={today} />
      {contracts.length > 0 && (
        <SelectItem
          name="supplementOf"
          label="补充协议所补充的合同"
          options={contractOptions(contracts)}
          optional
          extra="不是补充协议的不用选"
        />
      )}
      <DocumentItem
        project={props.project}
        required={false}
        hint="选上合同文件就同时完成备案;没有可选的文件时,可以先登记,以后再备案。"
      />
    </ActionForm>
  );
}

interface FilingValues {
  contractId: string;
  documentIds: string[];
}

export function FileContractForm(props: ActionFormProps) {
  const { today } = props.project;
  const unfiled = unfiledContracts(props.project);
  const [form] = Form.useForm<FilingValues>();
  const contractId = Form.useWatch('contractId', form);
  const contract = unfiled.find((c) => c.contractId === contractId);
  return (
    <ActionForm
      {...props}
      form={form}
      route="fileContract"
      bodyOf={({ documentIds }) => ({ documentIds })}
      paramsOf={(values) => ({ contractId: values.contractId })}
      submitText="备案合同"
    >
      <PickItem name="contractId" label="合同" options={contractOptions(unfiled)} />
      <FilingDue signedOn={contract?.signedOn} today={today} />
      <DocumentItem project={props.project} required hint="合同文件须先在“材料”里上传并通过校验。" />
    </ActionForm>
  );
}

interface DocumentItemProps {
  project: ProjectView;
  required: boolean;
  hint: string;
}

function DocumentItem({ project, required, hint }: DocumentItemProps) {
  const taken = new Set(project.contracts.flatMap(({ filing }) => filing?.documentIds ?? []));
  const free = project.documents.filter(
    ({ material, status, documentId }) =>
      material === 'contract' && status === 'available' && !taken.has(documentId),
  );
  return (
    <Form.Item
      name="documentIds"
      label="合同文件"
      extra={hint}
      rules={required ? [{ required: true, message: '请选择合同文件' }] : []}
    >
      {free.length > 0 ? (
        <Checkbox.Group
          options={free.map(({ documentId, fileName }) => ({ value: documentId, label: fileName }))}
        />
      ) : (
        <span className="muted">没有可用的「合同」文件</span>
      )}
    </Form.Item>
  );
}
