import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { asProblem, problemText, problemTitle } from '../api/problem.ts';
import { ErrorSummary, type Issue } from './error-summary.tsx';
import { type FieldNames, issuesOfFields, issuesOfProblem } from './form-issues.ts';

interface Props<V extends object> {
  name: string;
  form: FormInstance<V>;
  initialValues?: Partial<V>;
  submitText: string;
  danger?: boolean;
  fieldNames?: FieldNames;
  onSubmit: (values: V) => Promise<unknown>;
  onCancel?: () => void;
  /** Beside the summary after a refusal. */
  afterRefusal?: ReactNode;
  children: ReactNode;
}

interface Refusal {
  attempt: number;
  title: string;
  text: string;
  issues: Issue[];
}

/** A form that says everything that is wrong at once, at its top and at the fields, and keeps what was typed. */
export function CommandForm<V extends object>(props: Props<V>) {
  const { name, form, submitText, danger = false, fieldNames = {}, onSubmit, onCancel, children } = props;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const refuse = (next: Omit<Refusal, 'attempt'>) =>
    setRefusal((last) => ({ ...next, attempt: (last?.attempt ?? 0) + 1 }));

  const submit = async (values: V) => {
    setBusy(true);
    try {
      await onSubmit(values);
      setRefusal(undefined);
    } catch (error) {
      const problem = asProblem(error);
      const issues = issuesOfProblem(name, form, problem, fieldNames);
      refuse({ title: problemTitle(problem), text: problemText(problem), issues });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<V>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={(label, { required }) => (
        <>
          {label}
          {!required && <span className="muted">(选填)</span>}
        </>
      )}
      {...(props.initialValues ? { initialValues: props.initialValues } : {})}
      onFinish={submit}
      onFinishFailed={({ errorFields }) =>
        refuse({ title: '还有内容需要填写或更正', text: '', issues: issuesOfFields(name, errorFields) })
      }
      scrollToFirstError={false}
    >
      {refusal && <ErrorSummary key={refusal.attempt} {...refusal} />}
      {refusal && props.afterRefusal}
      {children}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy}>
          {submitText}
        </Button>
        {onCancel && <Button onClick={onCancel}>取消</Button>}
      </div>
    </Form>
  );
}
