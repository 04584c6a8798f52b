import { shanghaiDay } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { type EventNotice, noticeOf } from '../../lib/mail/event-notices.ts';
import { activeDeputiesOf } from '../../lib/project/deputies.ts';
import type { Person } from '../../lib/project/people.ts';
import type { Project } from '../../lib/project/project.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { queueFunction } from '../queue.ts';
import { sendAll, sendOnce } from './send-once.ts';

/** Project events → mail, one recipient a message. A failed server loses nothing: the mail waits and is tried again. */
export const handler = queueFunction<{ projectId: string; sequence: number }>(async (event) => {
  const { projectId, sequence } = event.detail;
  const [loaded, happened] = await Promise.all([loadProject(projectId), loadEvent(projectId, sequence)]);
  const composed = loaded && happened && noticeOf(loaded.project, happened);
  if (!composed) return;
  const people = recipients(composed, loaded.project, await listPeople(), shanghaiDay(happened.by.at));
  const key = `${projectId}:event:${sequence}`;
  await sendAll(
    people.map(
      (person) => () => sendOnce({ key: `${key}:${person.userId}`, event, person, notice: composed.notice }),
    ),
  );
});

/** Those in office whom it concerns, and who stands in for them that day. */
function recipients(
  { unit = [], city = [], uploader }: EventNotice,
  project: Project,
  people: Person[],
  today: string,
): Person[] {
  const concerned = people.filter(
    (person) =>
      !person.disabledOn &&
      (person.userId === uploader ||
        (person.unitId === project.unitId && unit.some((role) => person.roles.includes(role))) ||
        city.some((role) => person.roles.includes(role))),
  );
  const deputies = concerned.flatMap((principal) => activeDeputiesOf(principal, people, today));
  return [...new Map([...concerned, ...deputies].map((person) => [person.userId, person])).values()];
}
