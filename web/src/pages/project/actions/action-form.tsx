import { Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { changesBetween } from '../../../../../lib/project/changes.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import type { ApiRequest } from '../../../api/client.ts';
import type { CommandRoute } from '../../../api/routes.ts';
import { useCommand } from '../../../api/use-command.ts';
import { ChangeList } from '../../../ui/change-list.tsx';
import { CommandForm } from '../../../ui/command-form.tsx';
import type { FieldNames } from '../../../ui/form-issues.ts';
import type { ActionFormProps } from './types.ts';

interface Props<N extends CommandRoute, V extends object> extends ActionFormProps {
  route: N;
  /** From what is typed to what the API takes. */
  bodyOf: (values: V) => ApiRequest<N>['body'];
  /** Path parameters besides the project's. */
  paramsOf?: (values: V) => Record<string, string>;
  initialValues?: Partial<V>;
  submitText: string;
  danger?: boolean;
  fieldNames?: FieldNames;
  form?: FormInstance<V>;
  children?: ReactNode;
}

/** The form of one command of a project. */
export function ActionForm<N extends CommandRoute, V extends object>(props: Props<N, V>) {
  const { project, route, bodyOf, paramsOf, onDone, form: given, ...rest } = props;
  const [own] = Form.useForm<V>();
  const command = useCommand(route, project.projectId);
  const [opened] = useState(project);
  const submit = async (values: V) => {
    const params = { projectId: project.projectId, ...paramsOf?.(values) };
    const request = { params, body: bodyOf(values), ifMatch: project.version };
    await command.mutateAsync(request as unknown as ApiRequest<N>);
    onDone();
  };
  return (
    <CommandForm<V>
      name={route}
      form={given ?? own}
      onSubmit={submit}
      onCancel={rest.onCancel}
      submitText={rest.submitText}
      danger={rest.danger ?? false}
      {...(rest.fieldNames ? { fieldNames: rest.fieldNames } : {})}
      {...(rest.initialValues ? { initialValues: rest.initialValues } : {})}
      afterRefusal={<Meanwhile before={opened} now={project} />}
    >
      {rest.children}
    </CommandForm>
  );
}

/** What follows from the record on a day, and changes without anybody's doing. */
const DERIVED =
  /^(actions|obligations|funds|payments|findings|warnings|materials|turns|quarterDrafts|today)(\.|$)/;

/** After a 412: what others changed since the form was opened. */
function Meanwhile({ before, now }: { before: ProjectView; now: ProjectView }) {
  if (before.version === now.version) return null;
  const changes = changesBetween(before, now).filter(({ field }) => !DERIVED.test(field));
  if (changes.length === 0) return null;
  return (
    <details open className="form-note">
      <summary>您打开这个表单以后,项目的变化</summary>
      <ChangeList changes={changes} />
    </details>
  );
}
