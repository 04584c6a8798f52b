import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { RouteName } from '../../../lib/routes.ts';
import { type ApiAnswer, type ApiRequest, call } from './client.ts';
import { useSubmissionKey } from './submission-key.ts';

/** One act that is no project's: under one Idempotency-Key however often it is sent, then what shows it is asked for anew. */
export function useSend<N extends RouteName>(name: N, refresh: readonly QueryKey[]) {
  const client = useQueryClient();
  const submission = useSubmissionKey();
  return async (request: Omit<ApiRequest<N>, 'idempotencyKey' | 'signal'>): Promise<ApiAnswer<N>> => {
    const idempotencyKey = submission.keyFor(request);
    // TypeScript cannot put a generic request back together from its parts; the route's name still checks them.
    const answer = await call(name, { ...request, idempotencyKey } as unknown as ApiRequest<N>);
    submission.done();
    await Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey })));
    return answer;
  };
}
