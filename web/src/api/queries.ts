import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('me', { signal }),
  staleTime: 600_000,
});

/** Every unit there is; it changes a few times a year. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => call('units', { signal }),
  staleTime: 600_000,
});

/** The yearly holiday notices. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => call('calendars', { signal }),
  staleTime: 600_000,
});

export const todoQuery = queryOptions({
  queryKey: ['todo'],
  queryFn: ({ signal }) => call('todo', { signal }),
});

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => call('project', { params: { projectId }, signal }),
  });

export const historyQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['history', projectId],
    queryFn: ({ signal }) => call('history', { params: { projectId }, signal }),
  });

export const articlesQuery = queryOptions({
  queryKey: ['articles'],
  queryFn: ({ signal }) => call('articles', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** After a command: whatever shows the project is asked for anew. */
export async function refreshProject(client: QueryClient, projectId: string) {
  void client.invalidateQueries({ queryKey: ['todo'] });
  void client.invalidateQueries({ queryKey: ['ledger'] });
  void client.invalidateQueries({ queryKey: ['history', projectId] });
  await client.invalidateQueries({ queryKey: ['project', projectId] });
}
