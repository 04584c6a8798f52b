import type { FormInstance } from 'antd';
import type { ApiProblem } from '../api/problem.ts';
import type { Issue } from './error-summary.tsx';
import { fieldId, namePath } from './field-path.ts';

export interface FieldFailure {
  name: (string | number)[];
  errors: string[];
}

/** What antd's own checks found, as lines of the summary. */
export const issuesOfFields = (form: string, failures: readonly FieldFailure[]): Issue[] =>
  failures.flatMap(({ name, errors }) =>
    errors.slice(0, 1).map((message) => ({ message, fieldId: fieldId(form, name) })),
  );

/** What the API found: at its field where the form has it, and in the summary. */
export function issuesOfProblem(
  name: string,
  form: FormInstance,
  problem: ApiProblem,
  fields: FieldNames,
): Issue[] {
  const found = [
    ...problem.breaches.map(({ message, article, field }) => ({ message, article, field })),
    ...problem.errors.map(({ message, field }) => ({ message, article: null, field })),
  ];
  return found.map(({ message, article, field }) => {
    const path = field ? fieldOf(form, namePath(fields[field] ?? field)) : undefined;
    if (!path) return { message, article };
    form.setFields([{ name: path, errors: [message] }]);
    return { message, article, fieldId: fieldId(name, path) };
  });
}

/** Names in the form that differ from the API's, e.g. `amount` in yuan for `amountFen`. */
export type FieldNames = Readonly<Record<string, string>>;

/** The nearest field the form has: an error within a list is shown at the list. */
function fieldOf(form: FormInstance, path: (string | number)[]): (string | number)[] | undefined {
  const known = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
  for (let length = path.length; length > 0; length--) {
    const candidate = path.slice(0, length);
    if (known.has(candidate.join('.'))) return candidate;
  }
  return undefined;
}
