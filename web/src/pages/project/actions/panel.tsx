import { Button } from 'antd';
import { actions } from '../../../../../lib/project/actions.ts';
import type { ActionState } from '../../../../../lib/project/decide.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Section } from '../../../ui/section.tsx';
import { ClosedAction } from './closed-action.tsx';
import { sortActions } from './sort-actions.ts';
import { useAction } from './use-action.ts';

/** 办理: what is open now, and what is one step away with what is missing. */
export function ActionPanel({ project }: { project: ProjectView }) {
  const { open, waiting } = sortActions(project);
  return (
    <Section id="actions" title="办理">
      {open.length === 0 && waiting.length === 0 && <p className="muted">现在没有需要您办理的事项。</p>}
      <div className="action-list">
        {open.map((action) => (
          <OpenButton key={action.name} action={action} />
        ))}
      </div>
      {waiting.map((action) => (
        <ClosedAction key={action.name} action={action} note={saidAbove(action)} />
      ))}
    </Section>
  );
}

/** The list 提交前还缺 says it already, and leads to each place. */
const saidAbove = ({ name, reasons }: ActionState) =>
  name === 'submit' ? `先补齐上面列出的 ${reasons.length} 项` : undefined;

/** Everything else, at the end of the page: nothing is hidden, and nothing is open without a reason to see. */
export function OtherActions({ project }: { project: ProjectView }) {
  const { rest } = sortActions(project);
  return (
    <Section id="other-actions" title="其他事项">
      <details>
        <summary>现在不能办理的事项和原因</summary>
        <div className="other-actions">
          {rest.map(({ action, note }) => (
            <ClosedAction key={action.name} action={action} note={note} />
          ))}
        </div>
      </details>
    </Section>
  );
}

const SECONDARY: readonly string[] = [
  'recordConsultation',
  'recordCatalogItem',
  'stateNoData',
  'withdraw',
  'returnSubmission',
  'reject',
];

function OpenButton({ action: { name } }: { action: ActionState }) {
  const open = useAction();
  const type = SECONDARY.includes(name) ? 'default' : 'primary';
  return (
    <Button block type={type} danger={name === 'reject'} onClick={() => open({ name })}>
      {actions[name].label}
    </Button>
  );
}
