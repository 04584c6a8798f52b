import { useQuery } from '@tanstack/react-query';
import { unitsQuery } from '../api/queries.ts';

/** Units that are there today, to choose from. */
export function useUnitOptions(enabled = true): { value: string; label: string }[] {
  const { data } = useQuery({ ...unitsQuery, enabled });
  return (data?.items ?? [])
    .filter((unit) => !unit.mergedInto)
    .map(({ unitId, name }) => ({ value: unitId, label: name }));
}
