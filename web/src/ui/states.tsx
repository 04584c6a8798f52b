import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem, problemText, problemTitle } from '../api/problem.ts';

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
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problemTitle(problem)}
      description={problemText(problem)}
      action={final.has(problem.status) ? undefined : <Button onClick={onRetry}>重试</Button>}
    />
  );
}
