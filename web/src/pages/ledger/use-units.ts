import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../../../lib/project/people.ts';
import { call } from '../../api/client.ts';
import { useMe } from '../../api/queries.ts';

const CITY_WIDE: readonly Role[] = ['reviewer', 'bureauHead', 'finance', 'audit', 'leader'];

/** Units to choose from, for those who see more than their own. */
export function useUnits(): { value: string; label: string }[] {
  const { data: me } = useMe();
  const cityWide = me?.roles.some((role) => CITY_WIDE.includes(role)) ?? false;
  const { data } = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => call('people', { signal }),
    enabled: cityWide,
    staleTime: 600_000,
  });
  const names = new Map(data?.items.map(({ unitId, unitName }) => [unitId, unitName]));
  return [...names].map(([value, label]) => ({ value, label }));
}
