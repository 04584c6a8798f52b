import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Outcome } from './answers.ts';
import { type ApiRequest, call } from './client.ts';
import { asProblem } from './problem.ts';
import { refreshProject } from './queries.ts';
import type { CommandRoute } from './routes.ts';

/**
 * One submission of a command. Its Idempotency-Key stays the same while the same content is sent again, so that a click
 * after a lost answer cannot do it twice; other content, or a success, starts a new one.
 */
export function useCommand<N extends CommandRoute>(name: N, projectId: string) {
  const client = useQueryClient();
  const submission = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (request: Omit<ApiRequest<N>, 'idempotencyKey' | 'signal'>): Promise<Outcome> => {
      const content = JSON.stringify([request.params, request.body]);
      if (submission.current.content !== content) {
        submission.current = { content, key: crypto.randomUUID() };
      }
      const full = { ...request, idempotencyKey: submission.current.key };
      return call(name, full as unknown as ApiRequest<N>) as Promise<Outcome>;
    },
    onSuccess: () => {
      submission.current = { content: '', key: '' };
      return refreshProject(client, projectId);
    },
    onError: async (error) => {
      const { status } = asProblem(error);
      // Somebody else was faster: the page shows what is true now, and what was typed stays.
      if (status === 409 || status === 412) await refreshProject(client, projectId);
    },
  });
}
