import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { NativeSelect } from './native-select.tsx';
import type { Option } from './options.ts';

interface Item {
  name: string | (string | number)[];
  label: string;
  optional?: boolean;
  extra?: ReactNode;
}

const chosen = (label: string, optional: boolean | undefined) =>
  optional ? [] : [{ required: true, message: `请选择${label}` }];

/** One of a few, all of them in sight. */
export function ChoiceItem<T extends string | number | boolean>({
  name,
  label,
  options,
  optional,
  extra,
  vertical = false,
}: Item & { options: readonly Option<T>[]; vertical?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={chosen(label, optional)} extra={extra}>
      <Radio.Group vertical={vertical} options={[...options]} />
    </Form.Item>
  );
}

/** One of many. */
export function SelectItem({
  name,
  label,
  options,
  optional,
  extra,
  placeholder,
}: Item & { options: readonly Option<string>[]; placeholder?: string }) {
  return (
    <Form.Item name={name} label={label} rules={chosen(label, optional)} extra={extra}>
      <NativeSelect options={options} {...(placeholder ? { placeholder } : {})} />
    </Form.Item>
  );
}

/** What the form is about: offered only where there is more than one. */
export function PickItem(props: Omit<Item, 'optional'> & { options: readonly Option<string>[] }) {
  const [only, ...others] = props.options;
  if (!only || others.length > 0) return <SelectItem {...props} />;
  return (
    <>
      <p>
        {props.label}:<strong>{only.label}</strong>
      </p>
      <Form.Item name={props.name} initialValue={only.value} hidden>
        <Input />
      </Form.Item>
    </>
  );
}

/** A whole number from 0 to 100. */
export function HundredItem({ name, label, optional, extra, suffix }: Item & { suffix: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[
        ...(optional ? [] : [{ required: true, message: `请填写${label}` }]),
        { pattern: /^(\d{1,2}|100)$/, message: `${label}须为 0 到 100 的整数` },
      ]}
    >
      <Input className="numbers short-input" inputMode="numeric" autoComplete="off" suffix={suffix} />
    </Form.Item>
  );
}
