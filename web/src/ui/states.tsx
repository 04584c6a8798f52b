import type { ReactNode } from 'react';
import { asProblem, problemText, problemTitle } from '../api/problem.ts';
import { PlainButton } from './plain-button.tsx';

export function Loading({ label = '正在载入…' }: { label?: string }) {
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {label}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="state">{children}</div>;
}

/** Asking again would get the same answer. */
const final: ReadonlySet<number> = new Set([403, 404]);

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = asProblem(error);
  return (
    <div className="failure" role="alert">
      <div>
        <p className="error-title">{problemTitle(problem)}</p>
        <p>{problemText(problem)}</p>
      </div>
      {!final.has(problem.status) && <PlainButton onClick={onRetry}>重试</PlainButton>}
    </div>
  );
}
