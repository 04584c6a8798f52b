import { expect, test } from 'vitest';
import { planWarnings } from './article-05-plan.ts';
import { codes } from './testing.ts';

test('a project with no plan item is warned of', () => {
  expect(codes(planWarnings({ planItemId: undefined }))).toEqual(['planItemMissing']);
  expect(planWarnings({ planItemId: 'p1' })).toEqual([]);
});
