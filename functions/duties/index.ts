import { laterOf, shanghaiDay } from '../../lib/calendar/days.ts';
import { obligationsOf } from '../../lib/project/duties.ts';
import { publish } from '../../lib/store/event-bus.ts';
import { cityLedger, type Place, readLedger } from '../../lib/store/ledger.ts';
import { commitProject, loadProject } from '../../lib/store/projects.ts';
import { DUTIES, PROJECT_ANEW, RULE_CHANGES } from '../../lib/subscriptions.ts';
import { queueFunction } from '../queue.ts';
import { retrying } from '../requests.ts';
import { askRulesInForce } from '../rules-in-force.ts';

/** Rows of the city's ledger a query. */
const PAGE = 500;

interface Detail {
  projectId: string;
  today: string;
}

/**
 * Keeps the obligations on record equal to what the rules in force make of each project. An act on the rules becomes one
 * message a project; a project's message makes its obligations anew. Both can be repeated or interrupted anywhere: what is
 * already right is left alone, and what an interruption left undone comes with the same message again.
 */
export const handler = queueFunction<Detail>(async ({ source, time, detail }) => {
  if (source === RULE_CHANGES) return tellEveryProject(shanghaiDay(time));
  return retrying(() => projectAnew(detail));
});

async function tellEveryProject(today: string): Promise<void> {
  let after: Place | undefined;
  do {
    const { rows, next } = await readLedger(cityLedger, PAGE, after);
    await publish(
      rows.map(({ row: { projectId } }) => ({
        source: DUTIES,
        detailType: PROJECT_ANEW,
        detail: { projectId, today },
      })),
    );
    after = next;
  } while (after);
}

/** No event: nothing happened to the project, and its history stays as it is. */
async function projectAnew({ projectId, today: asked }: Detail): Promise<void> {
  const [before, rules] = await Promise.all([loadProject(projectId), askRulesInForce()]);
  if (!before) return;
  // A message that lay in the queue must not take the project back to a day, and a quarter, that it has left.
  const today = laterOf(asked, before.projectedOn);
  if (before.rulesVersion >= rules.version && before.projectedOn === today) return;
  const obligations = obligationsOf(before.project, rules, today);
  await commitProject({ before, after: before.project, events: [], obligations, today, rules });
}
