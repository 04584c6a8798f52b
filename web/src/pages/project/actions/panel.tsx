import { Button } from 'antd';
import { actions } from '../../../../../lib/project/actions.ts';
import type { ActionState } from '../../../../../lib/project/decide.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { BreachList } from '../../../ui/breach-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { actionForms } from './forms.ts';
import { useAction } from './use-action.ts';

/** These are done where their content stands, not by a button of their own. */
const ELSEWHERE: readonly string[] = ['editDraft', 'registerDocument', 'removeCatalogItem'];

const notMine = ({ reasons }: ActionState) =>
  reasons.some(({ code }) => code === 'notAllowed' || code === 'wrongStage');

/** Everything that can be done with a project; what is not open now says why, where it can be read. */
export function ActionPanel({ project }: { project: ProjectView }) {
  const all = project.actions.filter(({ name }) => !ELSEWHERE.includes(name));
  const open = all.filter(({ allowed, name }) => allowed && actionForms[name]);
  const waiting = all.filter((action) => !action.allowed && !notMine(action));
  const rest = all.filter((action) => !open.includes(action) && !waiting.includes(action));
  return (
    <Section id="actions" title="办理">
      {open.length === 0 && waiting.length === 0 && <p className="muted">现在没有需要您办理的事项。</p>}
      <div className="action-list">
        {open.map((action) => (
          <OpenButton key={action.name} action={action} />
        ))}
      </div>
      {waiting.map((action) => (
        <ClosedAction key={action.name} action={action} />
      ))}
      <details className="other-actions">
        <summary>其他事项,以及现在不能办理的原因</summary>
        {rest.map((action) => (
          <ClosedAction key={action.name} action={action} />
        ))}
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

function ClosedAction({ action: { name, reasons, allowed } }: { action: ActionState }) {
  const id = `why-${name}`;
  return (
    <div className="closed-action">
      <Button block disabled aria-describedby={id}>
        {actions[name].label}
      </Button>
      {allowed ? (
        <p id={id} className="muted">
          本版网页还没有这一步的表单,可以经接口办理。
        </p>
      ) : (
        <BreachList id={id} breaches={reasons} />
      )}
    </div>
  );
}
