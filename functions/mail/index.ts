import { listPeople } from '../../lib/identity/directory.ts';
import { type EventNotice, noticeOf } from '../../lib/mail/event-notices.ts';
import { reminderNotice } from '../../lib/mail/reminder-notices.ts';
import { obligationsOf } from '../../lib/project/duties.ts';
import { awaitedDue } from '../../lib/project/obligations.ts';
import type { Person } from '../../lib/project/people.ts';
import type { Project } from '../../lib/project/project.ts';
import { loadEvent } from '../../lib/store/history.ts';
import { loadProject } from '../../lib/store/projects.ts';
import { REMINDERS } from '../../lib/subscriptions.ts';
import { queueFunction } from '../queue.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { sendAll, sendOnce } from './send-once.ts';

type Detail = { projectId: string } & (
  | { sequence: number }
  | { kind: string; subject: string; offset: number; today: string }
);

/** Project events and reminders → mail, one recipient a message. A failed server loses nothing: the queue brings it again. */
export const handler = queueFunction<Detail>(async ({ source, detail }, attempt) => {
  const project = (await loadProject(detail.projectId))?.project;
  if (!project) return;
  const found = source === REMINDERS ? await reminder(project, detail) : await eventNotice(project, detail);
  if (!found) return;
  const people = recipients(found.notice, project, await listPeople());
  await sendAll(
    people.map(
      (person) => () => sendOnce(`${found.key}:${person.userId}`, attempt, person, found.notice.notice),
    ),
  );
});

async function eventNotice(project: Project, detail: Detail) {
  if (!('sequence' in detail)) return undefined;
  const event = await loadEvent(project.projectId, detail.sequence);
  const notice = event && noticeOf(project, event);
  return notice && { key: `${project.projectId}:event:${event.sequence}`, notice };
}

/** Silent once the duty is met: the project is asked as it is now, not as it was when the reminder was published. */
async function reminder(project: Project, detail: Detail) {
  if (!('offset' in detail)) return undefined;
  const { kind, subject, offset } = detail;
  const obligation = obligationsOf(project, await askRulesInForce(), detail.today).find(
    (o) => o.kind === kind && o.subject === subject,
  );
  const due = obligation && awaitedDue(obligation);
  if (!obligation || !due) return undefined;
  const notice = reminderNotice(project, obligation, offset);
  return notice && { key: `${project.projectId}:${kind}:${subject}:${due}:${offset}`, notice };
}

function recipients(
  { unit = [], city = [], uploader }: EventNotice,
  project: Project,
  people: Person[],
): Person[] {
  return people.filter(
    (person) =>
      !person.disabledOn &&
      (person.userId === uploader ||
        (person.unitId === project.unitId && unit.some((role) => person.roles.includes(role))) ||
        city.some((role) => person.roles.includes(role))),
  );
}
