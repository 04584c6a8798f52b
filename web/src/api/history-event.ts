import type { ProjectEvent } from '../../../lib/project/events.ts';

/** `restricted`: what it says is not for this person; it has its place in the chain. */
export type HistoryEvent =
  | (ProjectEvent & { hash: string; algorithm: string })
  | { type: 'restricted'; sequence: number; by?: undefined; changes?: undefined };
