import { Button, Form, Input } from 'antd';

interface Props {
  name: string;
  title: string;
  /** What one row is of. */
  one: string;
  addText: string;
}

/** A list of days, at least one. */
export const DayList = ({ name: list, title, one, addText }: Props) => (
  <fieldset className="plain field day-list">
    <legend className="field-title">{title}</legend>
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="row">
              <Form.Item name={name} rules={[{ required: true, message: '请选择日期' }]}>
                <Input type="date" className="day-input" aria-label={`${one} ${name + 1} 的日期`} />
              </Form.Item>
              {fields.length > 1 && <Button onClick={() => remove(name)}>删除</Button>}
            </div>
          ))}
          <div>
            <Button onClick={() => add('')}>{addText}</Button>
          </div>
        </>
      )}
    </Form.List>
  </fieldset>
);
