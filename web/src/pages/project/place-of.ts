import type { Breach } from '../../../../lib/regulation/decision.ts';
import { draftLabels } from '../../ui/draft-labels.ts';

/** Parts of the page by the names the rules have for them. */
const places: Record<string, string> = {
  years: 'draft_yearlySplit',
  consultation: 'consultations',
  consultations: 'consultations',
  catalog: 'catalogItems',
  catalogItems: 'catalogItems',
};

/** Id of the element where a breach can be cured on the project's page. */
export function placeOf({ field = '' }: Breach): string | undefined {
  const [, material] = /^documents\.(\w+)$/.exec(field) ?? [];
  if (material) return `material-${material}`;
  if (Object.hasOwn(draftLabels, field)) return `draft_${field}`;
  return places[field];
}
