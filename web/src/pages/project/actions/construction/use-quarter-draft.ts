import { useQueryClient } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { QuarterDraft } from '../../../../../../lib/project/quarter-draft.ts';
import type { ProjectView } from '../../../../../../lib/project/view.ts';
import { call } from '../../../../api/client.ts';
import { type ApiProblem, asProblem } from '../../../../api/problem.ts';
import { projectQuery, refreshProject } from '../../../../api/queries.ts';
import { parseYuan, plainYuan } from '../../../../money/fen.ts';
import { filled } from '../../../../ui/form-items.tsx';
import type { QuarterValues } from './quarter-content.ts';

const PAUSE_MS = 900;

type Content = QuarterDraft['content'];

const fenOrNone = (text: string | undefined) => {
  const parsed = parseYuan(text ?? '');
  return parsed.ok ? parsed.fen : undefined;
};

/** What can be kept of what is typed so far: what is not a number yet waits. */
function contentOf({
  quarter: _,
  zero,
  progressPercent,
  received,
  paid,
  ...texts
}: Partial<QuarterValues>): Content {
  const percent = /^(\d{1,2}|100)$/.test(progressPercent ?? '') ? Number(progressPercent) : undefined;
  const numbers = { progressPercent: percent, receivedFen: fenOrNone(received), paidFen: fenOrNone(paid) };
  const trimmed = Object.entries(texts).map(([name, text]) => [name, text?.trim() ?? '']);
  return { ...(zero ? { zero } : {}), ...filled({ ...Object.fromEntries(trimmed), ...numbers }) };
}

const valuesOf = ({ progressPercent, receivedFen, paidFen, ...rest }: Content): Partial<QuarterValues> => ({
  ...(filled(rest) as Partial<QuarterValues>),
  ...(progressPercent === undefined ? {} : { progressPercent: String(progressPercent) }),
  ...(receivedFen === undefined ? {} : { received: plainYuan(receivedFen) }),
  ...(paidFen === undefined ? {} : { paid: plainYuan(paidFen) }),
});

const withDraft = (project: ProjectView, draft: QuarterDraft): ProjectView => ({
  ...project,
  quarterDrafts: [...project.quarterDrafts.filter((d) => d.quarter !== draft.quarter), draft],
});

/** 季报草稿: comes back where it was left, and is saved after a short pause; a colleague's newer one is not written over. */
export function useQuarterDraft(project: ProjectView, form: FormInstance<QuarterValues>) {
  const { projectId, quarterDrafts } = project;
  const client = useQueryClient();
  const values = Form.useWatch([], form);
  const quarter = values?.quarter;
  const theirs = quarterDrafts.find((d) => d.quarter === quarter);
  const [opened, setOpened] = useState<string>();
  const [kept, setKept] = useState<{ content: string; savedAt?: string }>({ content: '{}' });
  const [problem, setProblem] = useState<ApiProblem>();

  const take = (draft: QuarterDraft | undefined) => {
    if (draft) form.setFieldsValue(valuesOf(draft.content));
    const content = JSON.stringify(draft ? draft.content : contentOf(form.getFieldsValue()));
    setKept({ content, ...(draft ? { savedAt: draft.savedAt } : {}) });
    setProblem(undefined);
    setOpened(quarter);
  };
  const takeTheirs = useRef(take);
  useEffect(() => {
    takeTheirs.current = take;
  });
  useEffect(() => {
    if (quarter && quarter !== opened) takeTheirs.current(theirs);
  }, [quarter, opened, theirs]);

  const content = JSON.stringify(contentOf(values ?? {}));
  const dirty = quarter !== undefined && quarter === opened && content !== kept.content && !problem;
  useEffect(() => {
    if (!dirty) return;
    const save = async () => {
      const basedOn = kept.savedAt;
      const body = { content: JSON.parse(content) as Content, ...(basedOn ? { basedOn } : {}) };
      try {
        const saved = await call('draftQuarter', { params: { projectId, quarter }, body });
        setKept({ content, savedAt: saved.savedAt });
        // Whoever opens the form again finds what was saved, without asking for it.
        client.setQueryData(
          projectQuery(projectId).queryKey,
          (known: ProjectView | undefined) => known && withDraft(known, { ...saved, content: body.content }),
        );
      } catch (error) {
        setProblem(asProblem(error));
        await refreshProject(client, projectId);
      }
    };
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [dirty, content, kept.savedAt, projectId, quarter, client]);
  const stale = problem?.status === 412 ? theirs : undefined;
  return { savedAt: kept.savedAt, dirty, problem, stale, take };
}
