import type * as z from 'zod/mini';
import type { Breach } from '../regulation/decision.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { EventBody, ProjectEvent } from './events.ts';
import type { Actor } from './permissions.ts';
import type { PlanItem } from './plans.ts';
import type { Project } from './project.ts';

/** What a decision may know besides the project and the command. */
export interface Context {
  actor: Actor;
  /** RFC 3339 instant of the request; it came in with the event. */
  now: string;
  /** The day of `now` in Asia/Shanghai. */
  today: string;
  rules: Rules;
  /** A new unguessable identifier. */
  newId: () => string;
  /** The event a correction is about, and all after it, loaded from the history. */
  correctedEvent?: ProjectEvent;
  laterEvents?: readonly ProjectEvent[];
  /** The plan item that a draft names, if it is there. */
  planItem?: Pick<PlanItem, 'unitId'>;
}

/** One command: what is typed, what stops it, what it makes happen. Its permission stands in `actions.ts`. */
export interface Command<Schema extends z.ZodMiniType> {
  input: () => Schema;
  /** What stops the action whatever is typed; the page shows it beside the button. */
  guard?: (project: Project, context: Context) => Breach[];
  /** What is wrong with this input for this project. */
  check?: (project: Project, input: z.output<Schema>, context: Context) => Breach[];
  events: (project: Project, input: z.output<Schema>, context: Context) => EventBody[];
}

/** Keeps the input's type from the schema through check and events. */
export const command = <const Schema extends z.ZodMiniType>(definition: Command<Schema>): Command<Schema> =>
  definition;
