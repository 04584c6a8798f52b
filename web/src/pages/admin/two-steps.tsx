import { Button, Checkbox, Form } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { asProblem, problemText, problemTitle } from '../../api/problem.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import type { FieldNames } from '../../ui/form-issues.ts';

interface Props<V extends object, P> {
  name: string;
  initialValues?: Partial<V>;
  fieldNames?: FieldNames;
  /** What is previewed, in a word. */
  what?: string;
  /** Asks what would happen; nothing is written. */
  preview: (values: V) => Promise<P>;
  shown: (preview: P) => ReactNode;
  /** What follows, in words. */
  consequences: readonly string[];
  commit: (values: V) => Promise<unknown>;
  commitText: string;
  onDone: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** First what it would move, then — confirmed — the act itself. What was typed stays behind the preview. */
export function TwoSteps<V extends object, P>(props: Props<V, P>) {
  const [form] = Form.useForm<V>();
  const [seen, setSeen] = useState<{ values: V; preview: P }>();
  const { what = '影响' } = props;
  return (
    <>
      <div hidden={seen !== undefined}>
        <CommandForm<V>
          name={props.name}
          form={form}
          submitText={`预览${what}`}
          {...(props.initialValues ? { initialValues: props.initialValues } : {})}
          {...(props.fieldNames ? { fieldNames: props.fieldNames } : {})}
          onSubmit={async (values) => setSeen({ values, preview: await props.preview(values) })}
          onCancel={props.onCancel}
        >
          {props.children}
        </CommandForm>
      </div>
      {seen && (
        <Confirm
          what={what}
          consequences={props.consequences}
          commitText={props.commitText}
          commit={() => props.commit(seen.values)}
          onBack={() => setSeen(undefined)}
          onDone={props.onDone}
        >
          {props.shown(seen.preview)}
        </Confirm>
      )}
    </>
  );
}

interface ConfirmProps {
  what: string;
  consequences: readonly string[];
  commitText: string;
  commit: () => Promise<unknown>;
  onBack: () => void;
  onDone: () => void;
  children: ReactNode;
}

function Confirm({ what, consequences, commitText, commit, onBack, onDone, children }: ConfirmProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => heading.current?.focus(), []);
  const act = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await commit();
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const problem = failure === undefined ? undefined : asProblem(failure);
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1}>
        {what}预览
      </h3>
      {problem && (
        <ErrorSummary
          title={problemTitle(problem)}
          text={problemText(problem)}
          issues={[...problem.breaches, ...problem.errors.map((error) => ({ ...error, article: null }))]}
        />
      )}
      {children}
      <div className="note">
        <strong>办理后</strong>
        <ul className="breaches">
          {consequences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <Checkbox checked={sure} onChange={({ target }) => setSure(target.checked)}>
        以上{what}已经看过,确认办理
      </Checkbox>
      <div className="row">
        <Button type="primary" danger disabled={!sure} loading={busy} onClick={() => void act()}>
          {commitText}
        </Button>
        <Button onClick={onBack}>返回修改</Button>
      </div>
    </div>
  );
}
