import { routes } from '../../lib/routes.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** POST …/corrections: reverses an event, which is read from the history; events never change, so it is read once. */
export const correct = httpFunction(routes.correct, async (request) => {
  const { projectId = '' } = request.params;
  const correctedEvent = await loadEvent(projectId, request.body.sequence);
  const facts = correctedEvent ? { correctedEvent } : {};
  const { body, headers = {} } = await runCommand('correct', projectId, request.body, request, 201, facts);
  return { status: 201, body, headers };
});
