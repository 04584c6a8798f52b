import { Button } from 'antd';
import { actions } from '../../../../../lib/project/actions.ts';
import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import type { ActionState } from '../../../../../lib/project/decide.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { Section } from '../../../ui/section.tsx';
import { ClosedAction } from './closed-action.tsx';
import { byTopic, isAwaited, isDangerous } from './groups.ts';
import { sortActions } from './sort-actions.ts';
import { useAction } from './use-action.ts';

/** 办理: what the project waits for, what is one step away with what is missing, and what is there for the occasion. */
export function ActionPanel({ project }: { project: ProjectView }) {
  const { open, waiting } = sortActions(project);
  const names = open.map(({ name }) => name);
  const awaited = names.filter((name) => isAwaited(name, project));
  return (
    <Section id="actions" title="办理">
      {open.length === 0 && waiting.length === 0 && <p className="muted">现在没有需要您办理的事项。</p>}
      <ButtonList names={awaited} type="primary" />
      {waiting.map((action) => (
        <ClosedAction key={action.name} action={action} note={saidAbove(action)} />
      ))}
      <Occasions names={names.filter((name) => !awaited.includes(name))} />
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

/** More buttons than these are easier found under headings. */
const FEW = 3;

function Occasions({ names }: { names: readonly CommandName[] }) {
  const topics = names.length > FEW ? byTopic(names) : [{ title: '', names }];
  return topics.map((topic) => (
    <div key={topic.title} className="action-topic">
      {topic.title && <h3>{topic.title}</h3>}
      <ButtonList names={topic.names} type="default" />
    </div>
  ));
}

function ButtonList({ names, type }: { names: readonly CommandName[]; type: 'primary' | 'default' }) {
  const open = useAction();
  if (names.length === 0) return null;
  return (
    <div className="action-list">
      {names.map((name) => (
        <Button key={name} block type={type} danger={isDangerous(name)} onClick={() => open({ name })}>
          {actions[name].label}
        </Button>
      ))}
    </div>
  );
}
