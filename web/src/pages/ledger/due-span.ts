import { longDay } from '../../ui/day.ts';
import type { Filters } from './use-filters.ts';

/** The days of a filter by due day, in words. */
export function dueSpan({ dueFrom, dueTo }: Filters): string {
  if (dueFrom === dueTo && dueFrom) return longDay(dueFrom);
  return [dueFrom && `从 ${longDay(dueFrom)}`, dueTo && `至 ${longDay(dueTo)}`].filter(Boolean).join(' ');
}
