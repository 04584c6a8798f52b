import { loadProject } from '../lib/store/projects.ts';
import { openRequest } from '../lib/store/requests.ts';
import { visible } from './command.ts';
import type { Request } from './http.ts';
import { knownPerson } from './requests.ts';

/** The project, the person asking and the rules in force, in one round trip; 404 if it does not exist for them. */
export async function openProject({
  params,
  userId,
  today,
}: Pick<Request<never>, 'params' | 'userId' | 'today'>) {
  const [opening, loaded] = await Promise.all([
    openRequest(userId, undefined, today.slice(0, 4)),
    loadProject(params.projectId ?? ''),
  ]);
  const person = knownPerson(opening);
  return { person, rules: opening.rules, ...visible(loaded, person, today) };
}
