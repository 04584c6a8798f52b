import { shanghaiDay } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { type EventNotice, noticeOf } from '../../lib/mail/event-notices.ts';
import type { Person } from '../../lib/project/people.ts';
import type { Project } from '../../lib/project/project.ts';
import { type Recipient, withDeputies } from '../../lib/project/reminder-recipients.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { type Again, letGo, sendAll, sendOnce } from './send-once.ts';

/** Project events → mail, one recipient a message. A failed server loses nothing: the mail waits and is tried again. */
export const handler = queueFunction<{ projectId: string; sequence: number } & Again>(async (event, once) => {
  const { projectId, sequence, only } = event.detail;
  const [loaded, happened, rules] = await Promise.all([
    loadProject(projectId),
    loadEvent(projectId, sequence),
    once('rules', askRulesInForce),
  ]);
  const composed = loaded && happened && noticeOf(loaded.project, happened, rules);
  if (!composed) return;
  const people = recipients(
    composed,
    loaded.project,
    await once('people', listPeople),
    shanghaiDay(event.receivedAt),
  );
  const key = `${projectId}:event:${sequence}`;
  if (only && !people.some(({ person }) => person.userId === only)) return letGo(`${key}:${only}`, event);
  await sendAll(
    people.map(({ person, onBehalfOf }) => () => {
      const { notice } = composed;
      const lines = onBehalfOf ? [...notice.lines, `您代 ${onBehalfOf} 收到此邮件。`] : notice.lines;
      return sendOnce({ key: `${key}:${person.userId}`, event, person, notice: { ...notice, lines }, once });
    }),
  );
});

/** Those in office whom it concerns, and who stands in for them that day. */
function recipients(
  { unit = [], city = [], uploader }: EventNotice,
  project: Project,
  people: Person[],
  today: string,
): Recipient[] {
  const concerned = people.filter(
    (person) =>
      !person.disabledOn &&
      (person.userId === uploader ||
        (person.unitId === project.unitId && unit.some((role) => person.roles.includes(role))) ||
        city.some((role) => person.roles.includes(role))),
  );
  return withDeputies(concerned, people, today);
}
