import { useSearchParams } from 'react-router';
import { isDay } from '../../../../lib/calendar/days.ts';
import {
  type ProjectKind,
  projectKindLabels,
  type Stage,
  stageLabels,
} from '../../../../lib/project/project.ts';

export interface Filters {
  stage?: Stage;
  overdue?: 'true';
  unit?: string;
  kind?: ProjectKind;
  year?: string;
  /** A duty waited for ends on one of these days. */
  dueFrom?: string;
  dueTo?: string;
  text?: string;
}

/** The filters live in the address: a filtered list can be sent to somebody, and "back" goes back to it. */
export function useFilters(): [Filters, (filters: Filters) => void] {
  const [params, setParams] = useSearchParams();
  return [filtersOf(params), (filters) => setParams(new URLSearchParams({ ...filters }))];
}

function filtersOf(params: URLSearchParams): Filters {
  const stage = params.get('stage');
  const unit = params.get('unit');
  const kind = params.get('kind');
  const year = params.get('year');
  const dueFrom = params.get('dueFrom');
  const dueTo = params.get('dueTo');
  const text = params.get('text');
  return {
    ...(isStage(stage) ? { stage } : {}),
    ...(params.get('overdue') === 'true' ? { overdue: 'true' } : {}),
    ...(unit ? { unit } : {}),
    ...(isKind(kind) ? { kind } : {}),
    ...(year && /^\d{4}$/.test(year) ? { year } : {}),
    ...(dueFrom && isDay(dueFrom) ? { dueFrom } : {}),
    ...(dueTo && isDay(dueTo) ? { dueTo } : {}),
    ...(text ? { text } : {}),
  };
}

const isKind = (value: string | null): value is ProjectKind =>
  value !== null && Object.hasOwn(projectKindLabels, value);

const isStage = (value: string | null): value is Stage => value !== null && Object.hasOwn(stageLabels, value);
