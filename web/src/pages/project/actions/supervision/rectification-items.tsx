import { Form, Input } from 'antd';
import { addDays } from '../../../../../../lib/calendar/days.ts';
import { DayItem } from '../../../../ui/form-items.tsx';
import { RowList } from '../../../../ui/row-list.tsx';

export interface OrderValues {
  items: { text: string }[];
  dueOn: string;
}

export const emptyOrder = { items: [{ text: '' }] };

export const orderOf = ({ items, dueOn }: OrderValues) => ({ items: items.map(({ text }) => text), dueOn });

/** What has to be put right, item by item, and by when. */
export const RectificationItems = ({ today }: { today: string }) => (
  <>
    <RowList name="items" legend="整改事项" addText="添加一项" empty={{ text: '' }} className="text-row">
      {(row) => (
        <Form.Item
          name={[row, 'text']}
          rules={[{ required: true, whitespace: true, message: '请填写整改事项' }]}
        >
          <Input.TextArea
            aria-label={`第 ${row + 1} 项整改事项`}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 6 }}
          />
        </Form.Item>
      )}
    </RowList>
    <DayItem name="dueOn" label="整改期限" min={addDays(today, 1)} extra="晚于今天,含当日" />
  </>
);
