import type { Day } from '../calendar/days.ts';
import { activeDeputiesOf } from './deputies.ts';
import type { ObligationKind } from './obligations.ts';
import type { Person } from './people.ts';
import { audienceOf, isOverdueStep, type Step } from './reminders.ts';

export interface Recipient {
  person: Person;
  /** 代办: the name of whom the person stands in for. */
  onBehalfOf?: string;
}

/** Whether a person wants a step of a kind of duty; what is overdue is told to everybody whom it concerns. */
const wantsReminder = ({ notifications }: Person, kind: ObligationKind, step: Step): boolean =>
  isOverdueStep(step) || !notifications?.off.includes(kind);

/** Who is told of a step: those in office whose role it is, and who stands in for them that day; each person once. */
export function recipientsOf(
  { kind, step, unitId }: { kind: ObligationKind; step: Step; unitId: string },
  people: readonly Person[],
  today: Day,
): Recipient[] {
  const { unit, city } = audienceOf(step);
  const concerned = people.filter(
    (person) =>
      !person.disabledOn &&
      person.roles.some((role) => city.includes(role) || (person.unitId === unitId && unit.includes(role))),
  );
  return withDeputies(concerned, people, today).filter(({ person }) => wantsReminder(person, kind, step));
}

/** Whom something concerns, and who stands in for them that day; each person once, in their own right where they have one. */
export function withDeputies(
  concerned: readonly Person[],
  people: readonly Person[],
  today: Day,
): Recipient[] {
  const deputies = concerned.flatMap((principal) =>
    activeDeputiesOf(principal, people, today).map((person) => ({ person, onBehalfOf: principal.name })),
  );
  const recipients = new Map<string, Recipient>();
  for (const recipient of [...concerned.map((person) => ({ person })), ...deputies]) {
    const { userId } = recipient.person;
    if (!recipients.has(userId)) recipients.set(userId, recipient);
  }
  return [...recipients.values()];
}
