import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem.ts';

/** A refusal stays a refusal; only what may pass by itself is asked for again. */
const worthRetrying = (failures: number, error: unknown) => {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status >= 500);
};

/** What the pages know of the API's answers. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 } },
});
