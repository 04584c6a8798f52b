import { useSearchParams } from 'react-router';
import { type Stage, stageLabels } from '../../../../lib/project/project.ts';

export interface Filters {
  stage?: Stage;
  overdue?: 'true';
  unit?: string;
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
  const text = params.get('text');
  return {
    ...(isStage(stage) ? { stage } : {}),
    ...(params.get('overdue') === 'true' ? { overdue: 'true' } : {}),
    ...(unit ? { unit } : {}),
    ...(text ? { text } : {}),
  };
}

const isStage = (value: string | null): value is Stage => value !== null && Object.hasOwn(stageLabels, value);
