import type { Day } from '../calendar/days.ts';
import { activeDeputiesOf } from './deputies.ts';
import type { ObligationKind } from './obligations.ts';
import type { Person, Role } from './people.ts';
import { audienceOf, BUREAU, isOverdueStep, type Step } from './reminders.ts';

export interface Recipient {
  person: Person;
  /** 代办: the name of whom the person stands in for. */
  onBehalfOf?: string;
}

/** Whether a person wants a step of a kind of duty; what is overdue is told to everybody whom it concerns. */
const wantsReminder = ({ notifications }: Person, kind: ObligationKind, step: Step): boolean =>
  isOverdueStep(step) || !notifications?.off.includes(kind);

/**
 * Who is told of a step: those in office whose role it is, and who stands in for them that day; each person once. Where the unit
 * has nobody in office the bureau is told in its place, or nobody would be.
 */
export function recipientsOf(
  { kind, step, unitId }: { kind: ObligationKind; step: Step; unitId: string },
  people: readonly Person[],
  today: Day,
): Recipient[] {
  const { unit, city } = audienceOf(step);
  const holding = (roles: readonly Role[]) =>
    people.filter((person) => !person.disabledOn && person.roles.some((role) => roles.includes(role)));
  const own = holding(unit).filter((person) => person.unitId === unitId);
  const concerned = [...own, ...holding(own.length > 0 ? city : [...city, ...BUREAU])];
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
