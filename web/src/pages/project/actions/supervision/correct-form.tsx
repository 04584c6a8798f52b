import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { inverse } from '../../../../../../lib/project/changes.ts';
import type { EventType } from '../../../../../../lib/project/events.ts';
import type { HistoryEvent } from '../../../../api/history-event.ts';
import { historyQuery } from '../../../../api/queries.ts';
import { ChangeList } from '../../../../ui/change-list.tsx';
import { SelectItem } from '../../../../ui/choice-items.tsx';
import { clockTime } from '../../../../ui/day.ts';
import { TextItem } from '../../../../ui/form-items.tsx';
import { Failure, Loading } from '../../../../ui/states.tsx';
import { eventLabels } from '../../../history/event-labels.ts';
import { ActionForm } from '../action-form.tsx';
import type { ActionFormProps } from '../types.ts';

interface Values {
  sequence: string;
  reason: string;
}

/** Steps of others, or of the world outside: the API reverses none of them. */
const IRREVERSIBLE: ReadonlySet<EventType> = new Set([
  'draftCreated',
  'documentRegistered',
  'documentUploaded',
  'documentAccepted',
  'documentLinked',
  'documentRefused',
  'documentScanFailed',
  'uploadExpired',
  'documentDownloaded',
  'archiveRequested',
  'archiveDownloaded',
  'acceptancePackageRequested',
  'acceptancePackageDownloaded',
  'corrected',
]);

/** 更正: an entry is reversed by a later one; both stay on record. */
export function CorrectForm(props: ActionFormProps) {
  const { data, error, refetch } = useQuery(historyQuery(props.project.projectId));
  const [form] = Form.useForm<Values>();
  const sequence = Form.useWatch('sequence', form);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const events = data.items.flatMap((e) => (reversible(e) ? [e] : [])).toReversed();
  const chosen = events.find((event) => String(event.sequence) === sequence);
  return (
    <ActionForm
      {...props}
      form={form}
      route="correct"
      bodyOf={(values) => ({ sequence: Number(values.sequence), reason: values.reason })}
      submitText="更正这一条"
    >
      <p>
        更正把这一条记录造成的变化改回去;原来的记录和更正都留在历史里。之后的办理已经以它为依据的,不能更正。
      </p>
      <SelectItem
        name="sequence"
        label="要更正的记录"
        options={events.map((event) => ({ value: String(event.sequence), label: labelOf(event) }))}
      />
      {chosen && (
        <div className="field-gap">
          <h3>更正后的变化</h3>
          <ChangeList changes={inverse(chosen.changes)} />
        </div>
      )}
      <TextItem name="reason" label="更正的理由" max={1000} rows={2} />
    </ActionForm>
  );
}

type Known = Exclude<HistoryEvent, { type: 'restricted' }>;

const reversible = (event: HistoryEvent): event is Known =>
  event.type !== 'restricted' && !IRREVERSIBLE.has(event.type);

const labelOf = ({ sequence, type, by }: Known) =>
  `第 ${sequence} 条 ${eventLabels[type]},${by.name},${clockTime(by.at)}`;
