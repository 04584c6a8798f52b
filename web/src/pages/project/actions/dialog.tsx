import { Modal } from 'antd';
import { Suspense } from 'react';
import { actions } from '../../../../../lib/project/actions.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Loading } from '../../../ui/states.tsx';
import { actionForms } from './forms.ts';
import type { OpenAction } from './use-action.ts';

interface Props {
  action: OpenAction | undefined;
  project: ProjectView;
  onClose: (done: boolean) => void;
}

/** A click beside it closes nothing: what is typed is worth more than a click. */
export function ActionDialog({ action, project, onClose }: Props) {
  return (
    <Modal
      open={action !== undefined}
      title={action && titleOf(action)}
      footer={null}
      width={720}
      mask={{ closable: false }}
      onCancel={() => onClose(false)}
      destroyOnHidden
    >
      {action && (
        <Suspense fallback={<Loading />}>
          <ActionBody action={action} project={project} onClose={onClose} />
        </Suspense>
      )}
    </Modal>
  );
}

const titleOf = ({ name, item }: OpenAction) => (item ? `修改目录项「${item.name}」` : actions[name].label);

function ActionBody({ action: { name, item }, project, onClose }: Props & { action: OpenAction }) {
  const Form = actionForms[name];
  const props = { project, onDone: () => onClose(true), onCancel: () => onClose(false) };
  return Form ? <Form key={name} {...props} {...(item ? { item } : {})} /> : null;
}
