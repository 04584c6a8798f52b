import type { DraftFields } from '../../../../../lib/project/project.ts';
import { type DraftKey, type DraftText, textOf } from './fields.ts';
import { applied, mergeDraft, type Pending } from './merge.ts';

/** A draft under the pen: what the server is known to have, what is typed, and where both disagree. */
export interface DraftState {
  base: DraftFields;
  version: number;
  text: DraftText;
  conflicts: DraftKey[];
}

export type DraftAction =
  | { type: 'typed'; change: Partial<DraftText> }
  /** The server's state, from whatever made it newer. */
  | { type: 'seen'; fields: DraftFields; version: number }
  | { type: 'saved'; patch: Pending['patch']; version: number }
  /** A person chose between the two sides of a conflict. */
  | { type: 'chosen'; key: DraftKey; side: 'mine' | 'theirs' };

export function reduce(state: DraftState, action: DraftAction): DraftState {
  switch (action.type) {
    case 'typed':
      return { ...state, text: { ...state.text, ...action.change } };
    case 'seen':
      return seen(state, action.fields, action.version);
    case 'saved':
      return { ...state, base: applied(state.base, action.patch), version: action.version };
    case 'chosen': {
      const { key, side } = action;
      const text = side === 'mine' ? state.text : { ...state.text, [key]: textOf(state.base)[key] };
      return { ...state, text, conflicts: state.conflicts.filter((other) => other !== key) };
    }
  }
}

function seen(state: DraftState, fields: DraftFields, version: number): DraftState {
  if (version <= state.version) return state;
  const { text, conflicts } = mergeDraft(state.base, state.text, fields);
  return { base: fields, version, text, conflicts: [...new Set([...state.conflicts, ...conflicts])] };
}
