import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Outcome } from './answers.ts';
import { type ApiRequest, call } from './client.ts';
import { asProblem } from './problem.ts';
import { refreshProject } from './queries.ts';
import type { CommandRoute } from './routes.ts';
import { useSubmissionKey } from './submission-key.ts';

/** One command of a project, sent under the version the person saw. */
export function useCommand<N extends CommandRoute>(name: N, projectId: string) {
  const client = useQueryClient();
  const submission = useSubmissionKey();
  return useMutation({
    mutationFn: (request: Omit<ApiRequest<N>, 'idempotencyKey' | 'signal'>): Promise<Outcome> => {
      const idempotencyKey = submission.keyFor([request.params, request.body]);
      // TypeScript cannot put a generic request back together from its parts; the route's name still checks them.
      const full = { ...request, idempotencyKey } as unknown as ApiRequest<N>;
      return call(name, full) as Promise<Outcome>;
    },
    onSuccess: () => {
      submission.done();
      return refreshProject(client, projectId);
    },
    onError: async (error) => {
      const { status } = asProblem(error);
      // Somebody else was faster: the page shows what is true now, and what was typed stays.
      if (status === 409 || status === 412) await refreshProject(client, projectId);
    },
  });
}
