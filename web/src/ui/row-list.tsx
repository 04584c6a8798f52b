import { Button, Form } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  name: string;
  legend: ReactNode;
  addText: string;
  /** A new row. */
  empty: object;
  className?: string;
  children: (row: number) => ReactNode;
}

/** Rows of a form: at least one, and a button to add another. */
export const RowList = ({ name, legend, addText, empty, className = 'budget-line', children }: Props) => (
  <fieldset className="plain field">
    <legend className="field-title">{legend}</legend>
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name: row }) => (
            <div key={key} className={className}>
              {children(row)}
              {fields.length > 1 && (
                <Button onClick={() => remove(row)} aria-label={`删除第 ${row + 1} 项`}>
                  删除
                </Button>
              )}
            </div>
          ))}
          <div>
            <Button onClick={() => add(empty)}>{addText}</Button>
          </div>
        </>
      )}
    </Form.List>
  </fieldset>
);
