import { asProblem, problemText, problemTitle } from '../../api/problem.ts';

/** Why it was not done; nothing while nothing failed. */
export function Failed({ error }: { error: unknown }) {
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <p role="alert" className="field-error">
      {problemTitle(problem)}。{problemText(problem)}
    </p>
  );
}
