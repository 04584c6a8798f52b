import type { Day } from '../../lib/calendar/days.ts';
import { listPeople } from '../../lib/identity/directory.ts';
import type { Person } from '../../lib/project/people.ts';
import { recipientsOf } from '../../lib/project/reminder-recipients.ts';
import { currentReminder, type Reminder } from '../../lib/project/reminders.ts';
import { type DueDuty, type DueItem, dueUpTo, isDuty, markReminded } from '../../lib/store/due-index.ts';
import type { DueList } from '../../lib/store/keys.ts';
import { type ReminderRecord, recordReminder } from '../../lib/store/reminders.ts';
import { inParts } from '../in-parts.ts';
import { askRulesInForce } from '../rules-in-force.ts';

/**
 * Records, for each duty in a list that is due up to `today`, the step that holds, one record a recipient; then moves the duty on
 * to its next step. Killed in between, the next run records nothing twice. Hands on what else lies in the list.
 */
export async function* recordReminders(list: DueList, today: Day): AsyncGenerator<DueItem[]> {
  const [{ calendar }, people] = await Promise.all([askRulesInForce(), listPeople()]);
  for await (const items of dueUpTo(list, today)) {
    const duties = items.filter(isDuty);
    const records = duties.flatMap((item) => {
      const reminder = currentReminder(item.obligation, today, calendar);
      return reminder ? recordsOf(item, reminder, people, today) : [];
    });
    await inParts(records, recordReminder);
    await inParts(duties, (item) => markReminded(item, today, calendar));
    yield items.filter((item) => !isDuty(item));
  }
}

function recordsOf(
  { projectId, obligation, about }: DueDuty,
  { step }: Reminder,
  people: readonly Person[],
  today: Day,
): ReminderRecord[] {
  const { kind, subject, title, article, due } = obligation;
  if (!due?.applicable) return [];
  const { unitId, ...named } = about;
  return recipientsOf({ kind, step, unitId }, people, today).map(({ person, onBehalfOf }) => ({
    projectId,
    ...named,
    kind,
    subject,
    title,
    article,
    due: due.effectiveDue,
    step,
    day: today,
    userId: person.userId,
    userName: person.name,
    ...(onBehalfOf ? { onBehalfOf } : {}),
    status: 'pending',
  }));
}
