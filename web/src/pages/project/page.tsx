import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { actions } from '../../../../lib/project/actions.ts';
import type { ProjectView } from '../../../../lib/project/view.ts';
import { projectQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { ActionDialog } from './actions/dialog.tsx';
import { ActionPanel } from './actions/panel.tsx';
import { ActionContext, type OpenAction } from './actions/use-action.ts';
import { Funds } from './funds.tsx';
import { ProjectHeader } from './header.tsx';
import { Missing } from './missing.tsx';
import { NextStep } from './next-step.tsx';
import { Sections } from './sections.tsx';
import './project.css';

const CHECKING_MS = 1500;

/** While a file is being checked the answer is asked for again and again; nobody has to reload. */
const checking = (project: ProjectView | undefined) =>
  project?.documents.some(({ status }) => status === 'checking') ?? false;

export function Component() {
  const { projectId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    ...projectQuery(projectId),
    refetchInterval: ({ state }) => (checking(state.data) ? CHECKING_MS : false),
  });
  if (error && !data) {
    return (
      <Page title="项目">
        <Failure error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data ? <ProjectPage key={projectId} project={data} /> : <Loading />;
}

function ProjectPage({ project }: { project: ProjectView }) {
  const [action, setAction] = useState<OpenAction>();
  const [done, setDone] = useState('');
  const close = (finished: boolean) => {
    if (finished && action) setDone(`已办理:${actions[action.name].label}`);
    setAction(undefined);
  };
  const open = (next: OpenAction) => {
    setDone('');
    setAction(next);
  };
  return (
    <Page title={project.fields.name}>
      <ActionContext value={open}>
        <ProjectHeader project={project} />
        <p role="status" className={done ? 'note done' : 'visually-hidden'}>
          {done}
        </p>
        <div className="project-columns">
          <aside className="stack">
            <NextStep project={project} />
            <Missing project={project} />
            <ActionPanel project={project} />
            <Funds project={project} />
          </aside>
          <div className="stack">
            <Sections project={project} />
          </div>
        </div>
        <ActionDialog action={action} project={project} onClose={close} />
      </ActionContext>
    </Page>
  );
}
