import { Button } from 'antd';
import { actions } from '../../../../../lib/project/actions.ts';
import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { nothingFor } from '../actions/open-records.ts';
import { useAction } from '../actions/use-action.ts';

interface Props {
  project: ProjectView;
  names: readonly CommandName[];
}

/** The actions of a section that are open to the person now, beside what they are about. */
export function SectionActions({ project, names }: Props) {
  const open = useAction();
  const allowed = names.filter(
    (name) => project.actions.find((a) => a.name === name)?.allowed && !nothingFor(name, project),
  );
  if (allowed.length === 0) return null;
  return (
    <div className="row no-print">
      {allowed.map((name) => (
        <Button key={name} onClick={() => open({ name })}>
          {actions[name].label}
        </Button>
      ))}
    </div>
  );
}
