import type { ObligationView } from '../../../../../../lib/project/view.ts';
import { ChoiceItem } from '../../../../ui/choice-items.tsx';
import { TextItem } from '../../../../ui/form-items.tsx';
import { ActionForm } from '../action-form.tsx';
import { awaitedObligations } from '../open-records.ts';
import type { ActionFormProps } from '../types.ts';

interface Values {
  duty: string;
  text?: string;
}

const nameOf = ({ kind, subject }: Pick<ObligationView, 'kind' | 'subject'>) => `${kind} ${subject}`;

/** 催办: one of the duties that are waited for. */
export function UrgeForm(props: ActionFormProps) {
  const awaited = awaitedObligations(props.project);
  return (
    <ActionForm
      {...props}
      route="urge"
      bodyOf={({ duty, text }: Values) => {
        const [kind = '', subject = ''] = duty.split(' ');
        return { kind, subject, ...(text ? { text } : {}) };
      }}
      submitText="催办"
    >
      <p>建设单位经办人和负责人会立即收到邮件,催办记入项目历史。同一事项一天只能催办一次。</p>
      <ChoiceItem
        name="duty"
        label="催办事项"
        options={awaited.map((duty) => ({
          value: nameOf(duty),
          label: `${duty.title}${duty.due?.applicable ? `(最后期限 ${duty.due.effectiveDue})` : ''}`,
        }))}
        vertical
      />
      <TextItem name="text" label="说明" max={500} rows={3} optional />
    </ActionForm>
  );
}
