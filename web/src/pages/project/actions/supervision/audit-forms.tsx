import { Form } from 'antd';
import { ArticleLink } from '../../../../ui/article-link.tsx';
import { PickItem } from '../../../../ui/choice-items.tsx';
import { DayItem, TextItem } from '../../../../ui/form-items.tsx';
import { Signed } from '../../../../ui/signature.tsx';
import { ActionForm } from '../action-form.tsx';
import { openInformationRequests } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

export const AuditOpinionForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="noteAuditOpinion"
    bodyOf={({ text }: { text: string }) => ({ text })}
    submitText="登记审计意见"
  >
    <p>
      审计意见登记后不能修改,建设单位和大数据局都能看到 <ArticleLink article={33} />。
    </p>
    <TextItem name="text" label="审计意见" max={5000} rows={5} />
  </ActionForm>
);

export const RequestInformationForm = (props: ActionFormProps) => (
  <ActionForm
    {...props}
    route="requestInformation"
    bodyOf={({ text, dueOn }: { text: string; dueOn: string }) => ({ text, dueOn })}
    submitText="调取资料"
  >
    <p>
      建设单位须在期限内答复 <ArticleLink article={34} />。
    </p>
    <TextItem name="text" label="调取的资料" max={2000} rows={3} />
    <DayItem name="dueOn" label="答复期限" min={props.project.today} />
  </ActionForm>
);

interface ResponseValues {
  requestId: string;
  text: string;
}

export function GiveInformationForm(props: ActionFormProps) {
  const requests = openInformationRequests(props.project);
  const [form] = Form.useForm<ResponseValues>();
  const requestId = Form.useWatch('requestId', form);
  const request = requests.find((r) => r.requestId === requestId);
  return (
    <ActionForm
      {...props}
      form={form}
      route="giveInformation"
      bodyOf={({ text }) => ({ text })}
      paramsOf={(values) => ({ requestId: values.requestId })}
      submitText="提交答复"
    >
      <PickItem
        name="requestId"
        label="资料调取"
        options={requests.map((r) => ({ value: r.requestId, label: `${r.text}(期限 ${r.dueOn})` }))}
      />
      {request && <Signed by={request.requested} />}
      <TextItem
        name="text"
        label="答复"
        max={5000}
        rows={4}
        extra="需要附上文件的,先在“材料”里上传,在这里写明文件名"
      />
    </ActionForm>
  );
}
