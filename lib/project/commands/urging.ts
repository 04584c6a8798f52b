import * as z from 'zod/mini';
import { dayOf } from '../../calendar/days.ts';
import { later } from '../../later.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { command } from '../command.ts';
import { obligationsOf } from '../duties.ts';
import { awaitedDue, type Obligation } from '../obligations.ts';
import { identifier, text } from '../schema.ts';
import { defined } from './drafting.ts';

/** Waited for, and possible: a self-evaluation is refused before its window opens (第二十七条). */
const isUrgeable = (duty: Obligation, today: string) =>
  awaitedDue(duty) !== undefined && (duty.opensOn ?? today) <= today;

/** 催办 by hand: a duty that is waited for, once a day; the unit gets a mail, the history keeps who urged. */
export const urge = command({
  input: later(() =>
    z.strictObject({
      kind: identifier(),
      subject: identifier(),
      text: z.optional(text(500)),
    }),
  ),
  guard: (project, { rules, today }) =>
    breachesOf(
      !obligationsOf(project, rules, today).some((duty) => isUrgeable(duty, today)) &&
        breach('nothingAwaited', 17, '没有等待办理、有期限的事项,无须催办'),
    ),
  check: (project, { kind, subject }, { rules, today }) => {
    const duty = obligationsOf(project, rules, today).find((o) => o.kind === kind && o.subject === subject);
    const urged = Object.values(project.urgings).some(
      (u) => u.kind === kind && u.subject === subject && dayOf(u.urged.at) === today,
    );
    return breachesOf(
      !(duty && isUrgeable(duty, today)) &&
        breach('nothingAwaited', duty?.article ?? 17, '没有等待办理的这一事项,无须催办', 'subject'),
      urged && breach('urgedToday', duty?.article ?? 17, '这一事项今天已经催办过,明天可以再催', 'subject'),
    );
  },
  events: (project, { kind, subject, text: words }, { newId, rules, today }) => {
    const duty = obligationsOf(project, rules, today).find((o) => o.kind === kind && o.subject === subject);
    const title = duty?.title ?? subject;
    const dueOn = duty && awaitedDue(duty);
    return [
      { type: 'urged', data: defined({ urgingId: newId(), kind, subject, title, dueOn, text: words }) },
    ];
  },
});
