import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { MoneyInput } from '../money/money-input.tsx';
import { optionalYuanRule, yuanRule } from '../money/rule.ts';

interface Item {
  name: string | (string | number)[];
  label: string;
  optional?: boolean;
  extra?: ReactNode;
}

export function TextItem({ name, label, max, rows, optional, extra }: Item & { max: number; rows?: number }) {
  const rules = optional ? [] : [{ required: true, whitespace: true, message: `请填写${label}` }];
  return (
    <Form.Item name={name} label={label} rules={rules} extra={extra}>
      {rows ? (
        <Input.TextArea maxLength={max} autoSize={{ minRows: rows, maxRows: 14 }} />
      ) : (
        <Input maxLength={max} autoComplete="off" />
      )}
    </Form.Item>
  );
}

export function DayItem({ name, label, optional, extra, min, max }: Item & { min?: string; max?: string }) {
  const rules = optional ? [] : [{ required: true, message: `请选择${label}` }];
  return (
    <Form.Item name={name} label={label} rules={rules} extra={extra}>
      <Input type="date" className="day-input" min={min} max={max} />
    </Form.Item>
  );
}

export function MoneyItem({ name, label, optional = false, extra }: Item) {
  const rule = optional ? optionalYuanRule : yuanRule;
  return (
    <Form.Item name={name} label={label} required={!optional} rules={[rule]} extra={extra}>
      <MoneyInput />
    </Form.Item>
  );
}

/** Optional texts that were left empty are not sent. */
export const filled = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T;
