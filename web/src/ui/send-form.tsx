import type { QueryKey } from '@tanstack/react-query';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { RouteName } from '../../../lib/routes.ts';
import type { ApiAnswer, ApiRequest } from '../api/client.ts';
import { useSend } from '../api/use-send.ts';
import { CommandForm } from './command-form.tsx';
import type { FieldNames } from './form-issues.ts';

export interface SendFormProps<N extends RouteName, V extends object> {
  route: N;
  /** From what is typed to what the API takes. */
  requestOf: (values: V) => Omit<ApiRequest<N>, 'idempotencyKey' | 'signal'>;
  /** What shows it, and is asked for anew. */
  refresh: readonly QueryKey[];
  submitText: string;
  danger?: boolean;
  initialValues?: Partial<V>;
  fieldNames?: FieldNames;
  onDone: (answer: ApiAnswer<N>) => void;
  onCancel: () => void;
  children: ReactNode;
}

/** The form of one act that is no project's. */
export function SendForm<N extends RouteName, V extends object>(props: SendFormProps<N, V>) {
  const { route, requestOf, refresh, onDone, initialValues, fieldNames, children, ...rest } = props;
  const [form] = Form.useForm<V>();
  const send = useSend(route, refresh);
  return (
    <CommandForm<V>
      {...rest}
      name={route}
      form={form}
      onSubmit={async (values) => onDone(await send(requestOf(values)))}
      {...(initialValues ? { initialValues } : {})}
      {...(fieldNames ? { fieldNames } : {})}
    >
      {children}
    </CommandForm>
  );
}
