import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { type ApiRequest, call } from '../../../api/client.ts';
import { type ApiProblem, asProblem } from '../../../api/problem.ts';
import { refreshProject } from '../../../api/queries.ts';
import { textOf } from './fields.ts';
import { keepCopy, keptState } from './local-copy.ts';
import { pendingOf } from './merge.ts';
import { type DraftState, reduce } from './state.ts';

const PAUSE_MS = 900;
const RETRY_MS = 5000;

const open = ({ projectId, fields, version }: ProjectView): DraftState => {
  const fresh: DraftState = { base: fields, version, text: textOf(fields), conflicts: [] };
  const kept = keptState(projectId);
  return kept ? reduce(kept, { type: 'seen', fields, version }) : fresh;
};

/** A failure that passes by itself: the same content may go out again. */
const passes = ({ status }: ApiProblem) => status === 0 || status === 429 || status >= 500;

/** Saves what is typed after a short pause, never over somebody else's change, and never loses it. */
export function useDraft(project: ProjectView) {
  const { projectId, fields, version } = project;
  const client = useQueryClient();
  const [state, dispatch] = useReducer(reduce, project, open);
  const [restored] = useState(() => keptState(projectId) !== undefined);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<{ problem: ApiProblem; content: string }>();
  const { patch, invalid } = pendingOf(state.base, state.text);
  const content = JSON.stringify(patch);
  const dirty = content !== '{}';
  const unsaved = dirty || Object.keys(invalid).length > 0;

  useEffect(() => dispatch({ type: 'seen', fields, version }), [fields, version]);
  useEffect(() => keepCopy(projectId, state, unsaved), [projectId, state, unsaved]);

  const save = async () => {
    setSaving(true);
    try {
      // The types of a PATCH know no null yet; the API clears a field by it.
      const body = patch as ApiRequest<'editDraft'>['body'];
      const idempotencyKey = crypto.randomUUID();
      const request = { params: { projectId }, body, ifMatch: state.version, idempotencyKey };
      const answer = await call('editDraft', request);
      dispatch({ type: 'saved', patch, version: answer.version });
      setSaved(true);
      setRefusal(undefined);
    } catch (error) {
      const problem = asProblem(error);
      // A stale version is not shown: the newer state comes in, and the rest is sent again on top of it.
      if (problem.status !== 412) setRefusal({ problem, content });
    } finally {
      await refreshProject(client, projectId);
      setSaving(false);
    }
  };

  const passing = refusal !== undefined && passes(refusal.problem);
  const hopeless = refusal !== undefined && !passing && refusal.content === content;
  const ready = dirty && !saving && !hopeless && state.conflicts.length === 0;
  useAutosave(save, ready, passing ? RETRY_MS : PAUSE_MS, `${state.version} ${content}`);

  // The record's own time, which the history will show too.
  const savedAt = saved ? Date.parse(project.updatedAt) : undefined;
  const { today } = project;
  return { state, dispatch, invalid, dirty, saving, savedAt, today, problem: refusal?.problem, restored };
}

export type Draft = ReturnType<typeof useDraft>;

/** After a pause without a change, and at once when the page is left. */
function useAutosave(save: () => Promise<void>, ready: boolean, pause: number, content: string) {
  const latest = useRef({ save, ready });
  useEffect(() => {
    latest.current = { save, ready };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new content starts the pause anew.
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => void latest.current.save(), pause);
    return () => clearTimeout(timer);
  }, [ready, pause, content]);
  useEffect(
    () => () => {
      if (latest.current.ready) void latest.current.save();
    },
    [],
  );
}
