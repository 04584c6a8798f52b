import { expect, test } from 'vitest';
import { fundingOf } from './funding.ts';
import { lifeAt } from './testing.ts';
import { viewOf } from './view.ts';

const town = (amountFen: number, townFunded = true) => ({
  ...{ unitId: 'town', unitName: '密州街道', scope: '布点' },
  amountFen,
  townFunded,
});
const head = { name: '平台', kind: 'newBuild', procurementMode: 'unit' } as const;

test.for<[string, Parameters<typeof fundingOf>[0], [number, number, number]]>([
  ['nothing said yet', { fields: head }, [0, 0, 0]],
  ['asked for by the city alone', { fields: { ...head, budgetFen: 300 } }, [300, 300, 0]],
  [
    'two towns and another bureau',
    { fields: { ...head, budgetFen: 300, participants: [town(10), town(5), town(99, false)] } },
    [300, 285, 15],
  ],
  [
    'approved for less than was asked for',
    {
      fields: { ...head, budgetFen: 300, participants: [town(10)] },
      budget: { estimateFen: 250, lines: [], adjustedFen: 0 },
    },
    [250, 240, 10],
  ],
  [
    'approved for less than the town offered',
    {
      fields: { ...head, budgetFen: 300, participants: [town(10)] },
      budget: { estimateFen: 4, lines: [], adjustedFen: 0 },
    },
    [4, 0, 4],
  ],
])('%s', ([, project, [totalFen, cityFen, townFen]]) => {
  expect(fundingOf(project)).toEqual({ totalFen, cityFen, townFen });
});

test('whoever sees the project sees both shares; a participating unit its own amount only', () => {
  const life = lifeAt('inConstruction');
  const seen = (who: 'finance' | 'participant') => viewOf(life.project, life.context(who)).funding;
  expect(seen('finance')).toEqual({ totalFen: 280_000_00, cityFen: 270_000_00, townFen: 10_000_00 });
  expect(seen('participant')).toBeUndefined();
});
