import { shanghaiDay } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import { type EventNotice, noticeOf } from '../../lib/mail/event-notices.ts';
import type { Person, Role } from '../../lib/project/people.ts';
import type { Project } from '../../lib/project/project.ts';
import { type Recipient, withDeputies } from '../../lib/project/reminder-recipients.ts';
import { BUREAU, UNIT } from '../../lib/project/reminders.ts';
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
  const { people, vacant } = recipients(
    composed,
    loaded.project,
    await once('people', listPeople),
    shanghaiDay(event.receivedAt),
  );
  const key = `${projectId}:event:${sequence}`;
  if (only && !people.some(({ person }) => person.userId === only)) return letGo(`${key}:${only}`, event);
  await sendAll(
    people.map(({ person, onBehalfOf }) => () => {
      const lines = [
        ...composed.notice.lines,
        ...(vacant
          ? [`${loaded.project.unitName}目前没有在岗的经办人和负责人,此通知因此发给大数据局。`]
          : []),
        ...(onBehalfOf ? [`您代 ${onBehalfOf} 收到此邮件。`] : []),
      ];
      const notice = { ...composed.notice, lines };
      return sendOnce({ key: `${key}:${person.userId}`, event, person, notice, once });
    }),
  );
});

/**
 * Those in office whom it concerns, and who stands in for them that day. What the unit's clerk should hear its head hears where there
 * is no clerk, and the other way round; where there is neither (`vacant`) the bureau is told in the unit's place, as with reminders.
 */
function recipients(
  { unit = [], city = [], uploader }: EventNotice,
  project: Project,
  people: Person[],
  today: string,
): { people: Recipient[]; vacant: boolean } {
  const inOffice = people.filter((person) => !person.disabledOn);
  const holding = (roles: readonly Role[]) => (person: Person) =>
    person.roles.some((role) => roles.includes(role));
  const inUnit = (roles: readonly Role[]) =>
    inOffice.filter((person) => person.unitId === project.unitId && holding(roles)(person));
  const asked = inUnit(unit);
  const ofUnit = unit.length > 0 && asked.length === 0 ? inUnit(UNIT) : asked;
  const vacant = unit.length > 0 && ofUnit.length === 0;
  const ofCity = holding(vacant ? [...city, ...BUREAU] : city);
  const concerned = inOffice.filter(
    (person) => person.userId === uploader || ofUnit.includes(person) || ofCity(person),
  );
  return { people: withDeputies(concerned, people, today), vacant };
}
