import { Consequences } from '../../../../ui/consequences.tsx';
import { TextItem } from '../../../../ui/form-items.tsx';
import { Signed } from '../../../../ui/signature.tsx';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

const reasonOf = ({ reason }: { reason: string }) => ({ reason });

export const SuspendForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="suspend" bodyOf={reasonOf} submitText="暂停建设" danger>
    <TextItem name="reason" label="暂停的理由" max={2000} rows={3} />
    <Consequences
      items={[
        '建设单位停止建设,三类资金都停止支付',
        '季度报告仍须按期报送',
        '整改到位后由大数据局恢复建设,或者终止项目',
      ]}
    />
  </ActionForm>
);

export const ResumeForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="resume" bodyOf={reasonOf} submitText="恢复建设">
    {props.project.suspension && (
      <p>
        暂停的理由:{props.project.suspension.reason} <Signed by={props.project.suspension.suspended} />
      </p>
    )}
    <TextItem name="reason" label="恢复的理由" max={2000} rows={3} />
  </ActionForm>
);

export const ProposeTerminationForm = (props: ActionFormProps) => (
  <ActionForm {...props} route="proposeTermination" bodyOf={reasonOf} submitText="提出终止" danger>
    <TextItem name="reason" label="终止的理由" max={2000} rows={4} />
    <Consequences
      items={['交市财政局会签;会签之前项目照常进行', '会签后项目终止,不能恢复,不再拨付任何资金']}
    />
  </ActionForm>
);

export const CosignTerminationForm = (props: ActionFormProps) => {
  const { termination } = props.project;
  return (
    <ActionForm {...props} route="cosignTermination" bodyOf={() => ({})} submitText="会签终止" danger>
      {termination && (
        <blockquote>
          <div className="record-text">{termination.reason}</div>
          <Signed by={termination.proposed} />
        </blockquote>
      )}
      <Consequences
        items={['项目从今天起终止,不能恢复', '不再拨付任何资金', '还没有履行的期限和义务不再跟踪']}
      />
    </ActionForm>
  );
};
