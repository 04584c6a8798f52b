import { Checkbox, Form } from 'antd';

/** What cannot be taken back says what follows from it, and is confirmed once more. */
export const Consequences = ({ items }: { items: readonly string[] }) => (
  <>
    <div className="note">
      <strong>办理后</strong>
      <ul className="breaches">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
    <Form.Item
      name="confirmed"
      valuePropName="checked"
      rules={[{ required: true, type: 'enum', enum: [true], message: '请勾选确认' }]}
    >
      <Checkbox>以上后果已经清楚,确认办理</Checkbox>
    </Form.Item>
  </>
);
