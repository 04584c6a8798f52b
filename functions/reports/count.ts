import { setTimeout as delay } from 'node:timers/promises';
import type { Project } from '../../lib/project/project.ts';
import { tallyOf } from '../../lib/project/tally.ts';
import type { RulesInForce } from '../../lib/regulation/rule-sets/in-force.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { countedShare, countProject, type Share, TallyConflict } from '../../lib/store/statistics.ts';
import { queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';

/** Units are counted one write at a time; a message that loses this often comes again by its queue. */
const ATTEMPTS = 8;

/**
 * Project events → counters. The event only says that something happened up to `sequence`: what is counted is the project
 * as it stands, so order and repetition do not matter. Other rules move due days without an event: then the project comes
 * without a sequence, and is counted by the rules in force.
 */
export const handler = queueFunction<{ projectId: string; sequence?: number }>(
  async ({ detail: { projectId, sequence } }, once) => {
    const counted = await countedShare(projectId);
    if (counted && sequence !== undefined && counted.version >= sequence) return;
    const [loaded, rules] = await Promise.all([loadProject(projectId), once('rules', askRulesInForce)]);
    if (loaded) await count(loaded.project, rules, counted);
  },
);

/** Counts one project in place of what was `counted` of it, giving way to whoever counts in the same unit. */
export async function count(
  project: Project,
  rules: RulesInForce,
  counted: Share | undefined,
): Promise<void> {
  const { projectId, unitId, unitName, version } = project;
  const share = {
    projectId,
    unitId,
    unitName,
    version,
    rulesVersion: rules.version,
    tally: tallyOf(project, rules),
  };
  let previous = counted;
  for (let attempt = 1; ; attempt++) {
    try {
      return await countProject(share, previous);
    } catch (error) {
      if (!(error instanceof TallyConflict) || attempt === ATTEMPTS) throw error;
      await delay(Math.random() * 10 * attempt);
      previous = await countedShare(projectId);
    }
  }
}
