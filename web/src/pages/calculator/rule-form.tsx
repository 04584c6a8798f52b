import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { CommandForm } from '../../ui/command-form.tsx';
import type { FieldNames } from '../../ui/form-issues.ts';

interface Props<V extends object> {
  ask: (input: object) => Promise<void>;
  inputOf: (values: V) => object;
  initialValues?: Partial<V>;
  fieldNames?: FieldNames;
  form?: FormInstance<V>;
  children: ReactNode;
}

export function RuleForm<V extends object>({ ask, inputOf, form: given, ...rest }: Props<V>) {
  const [own] = Form.useForm<V>();
  return (
    <CommandForm<V>
      name="rule"
      form={given ?? own}
      submitText="计算"
      onSubmit={(values) => ask(inputOf(values))}
      {...rest}
    />
  );
}
