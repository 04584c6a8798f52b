import { draftLabels } from '../../../ui/draft-labels.ts';
import type { DraftKey } from './fields.ts';
import type { Draft } from './use-draft.ts';

export const draftFieldId = (key: DraftKey) => `draft_${key}`;

export interface FieldProps {
  draft: Draft;
  returned: Readonly<Record<string, string>>;
}

/** Error of a field: what cannot be read here, or what the API said of it. */
export function errorOf({ invalid, problem }: Draft, key: DraftKey): string | undefined {
  const said = problem?.errors.find(({ field }) => field === key || field.startsWith(`${key}.`));
  return invalid[key] ?? said?.message;
}

export const FieldLabel = ({ field, required }: { field: DraftKey; required: boolean }) => (
  <>
    {draftLabels[field]}
    {!required && <span className="optional">(选填)</span>}
  </>
);
