import { Button, Form, Input } from 'antd';
import type { AcceptanceEventType } from '../../../../lib/regulation/article-25-extension.ts';
import { DayItem, filled } from '../../ui/form-items.tsx';
import { DayList } from './day-list.tsx';
import { RuleForm } from './rule-form.tsx';
import type { KindFormProps } from './types.ts';

const eventLabels: Record<AcceptanceEventType, string> = {
  extensionApplied: '提出延期申请',
  extensionApproved: '批准延期',
  extensionRefused: '不予延期',
  acceptanceApplied: '提出竣工验收申请',
  accepted: '通过竣工验收',
};

interface Values {
  completedOn: string;
  events: { at: string; type: AcceptanceEventType; to?: string }[];
  asOf: string[];
}

const inputOf = ({ completedOn, events = [], asOf }: Values) => ({
  completedOn,
  events: events.map((event) => filled(event)),
  asOf,
});

export const TimelineForm = ({ ask }: KindFormProps) => (
  <RuleForm ask={ask} inputOf={inputOf} initialValues={{ events: [], asOf: [''] }}>
    <DayItem name="completedOn" label="项目完成日期" />
    <Events />
    <DayList name="asOf" title="截至哪天看" one="截至" addText="再看一天" />
  </RuleForm>
);

const Events = () => (
  <fieldset className="plain field">
    <legend className="field-title">
      发生过的事<span className="optional">(选填)</span>
    </legend>
    <Form.List name="events">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <EventRow key={key} index={name} onRemove={() => remove(name)} />
          ))}
          <div>
            <Button onClick={() => add({ at: '', type: 'extensionApplied' })}>添加一件事</Button>
          </div>
        </>
      )}
    </Form.List>
  </fieldset>
);

function EventRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const type = Form.useWatch(['events', index, 'type']);
  return (
    <div className="row event-row">
      <Form.Item name={[index, 'at']} rules={[{ required: true, message: '请选择日期' }]}>
        <Input type="date" className="day-input" aria-label={`第 ${index + 1} 件事的日期`} />
      </Form.Item>
      <Form.Item name={[index, 'type']}>
        <TypeChoice label={`第 ${index + 1} 件事`} />
      </Form.Item>
      {type === 'extensionApproved' && (
        <Form.Item name={[index, 'to']} rules={[{ required: true, message: '请选择延期到哪天' }]}>
          <Input type="date" className="day-input" aria-label={`第 ${index + 1} 件事延期到`} />
        </Form.Item>
      )}
      <Button onClick={onRemove}>删除</Button>
    </div>
  );
}

interface ChoiceProps {
  id?: string;
  label: string;
  value?: string;
  onChange?: (value: string) => void;
}

const TypeChoice = ({ id, label, value, onChange }: ChoiceProps) => (
  <select
    id={id}
    aria-label={label}
    className="native-select"
    value={value}
    onChange={({ target }) => onChange?.(target.value)}
  >
    {Object.entries(eventLabels).map(([type, text]) => (
      <option key={type} value={type}>
        {text}
      </option>
    ))}
  </select>
);
