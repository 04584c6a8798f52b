import { audiences } from '../../app/destinations.ts';
import { useHolds } from '../../auth/roles.ts';
import { useUnitOptions } from '../../ui/unit-options.ts';

/** Units to choose from, for those who see more than their own. */
export function useUnits(): { value: string; label: string }[] {
  const holds = useHolds();
  return useUnitOptions(holds(audiences.city));
}
