import type { DraftFields } from '../../../../../lib/project/project.ts';
import type { DraftText } from './fields.ts';
import type { DraftState } from './state.ts';

const keyOf = (projectId: string) => `draft ${projectId}`;

interface Copy {
  base: DraftFields;
  text: DraftText;
}

/** What is typed and not yet on the server outlives a reload of this tab, and nothing longer. */
export function keepCopy(projectId: string, { base, text }: DraftState, pending: boolean) {
  if (!pending) return sessionStorage.removeItem(keyOf(projectId));
  sessionStorage.setItem(keyOf(projectId), JSON.stringify({ base, text } satisfies Copy));
}

/** A kept copy starts below every version, so that the server's state is merged into it as something newer. */
export function keptState(projectId: string): DraftState | undefined {
  const kept = sessionStorage.getItem(keyOf(projectId));
  if (!kept) return undefined;
  const { base, text } = JSON.parse(kept) as Copy;
  return { base, text, version: 0, conflicts: [] };
}
