import { evolve, nothing } from '../../lib/project/evolve.ts';
import { loadHistory } from '../../lib/store/history.ts';
import { cityLedger, readWhole } from '../../lib/store/ledger.ts';
import { dropShare, dropTally, readTallies } from '../../lib/store/statistics.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { count } from './count.ts';

/**
 * Counts the city anew from the events alone, e.g. after a rule set was changed. Nobody may write meanwhile: a message
 * counted between forgetting and counting would be counted on nothing.
 */
export async function rebuildStatistics(): Promise<{ projects: number }> {
  const ids: string[] = [];
  for await (const { projectId } of readWhole(cityLedger)) ids.push(projectId);
  for (const { unitId } of await readTallies()) await dropTally(unitId);
  for (const projectId of ids) await dropShare(projectId);
  const rules = await askRulesInForce();
  for (const projectId of ids) {
    const events = await loadHistory(projectId);
    await count(events.reduce(evolve, nothing), rules, undefined);
  }
  return { projects: ids.length };
}
