import { supervisionRoutes } from '../../lib/routes/supervision.ts';
import { loadEventsFrom } from '../../lib/store/history.ts';
import { runCommand } from '../command.ts';
import { httpFunction } from '../http.ts';

/** POST …/corrections: reverses an event, which is read from the history with what came after it. */
export const correct = httpFunction(supervisionRoutes.correct, async (request) => {
  const { projectId = '' } = request.params;
  const { sequence } = request.body;
  const facts = async () => {
    const [correctedEvent, ...laterEvents] = await loadEventsFrom(projectId, sequence);
    return correctedEvent?.sequence === sequence ? { correctedEvent, laterEvents } : {};
  };
  const { body, headers = {} } = await runCommand('correct', projectId, request.body, request, 201, {
    facts,
  });
  return { status: 201, body, headers };
});
