import * as z from 'zod/mini';
import { later, type Of } from '../later.ts';
import type { Context } from './command.ts';
import { quarterContent } from './commands/quarters.ts';
import { rolesOn, SYSTEM, UNIT_ROLES } from './permissions.ts';
import type { Project } from './project.ts';

/** 季报草稿: what the unit has written so far. It is reported to nobody, meets no duty and is seen by the unit only. */
export interface QuarterDraft {
  quarter: string;
  content: Of<typeof quarterContent>;
  savedAt: string;
  savedBy: { userId: string; name: string };
}

/** All may be missing; `basedOn` is the `savedAt` of the draft that was read, if one was. */
export const quarterDraftInput = later(() =>
  z.strictObject({
    basedOn: z.optional(z.string().check(z.maxLength(40))),
    content: quarterContent(),
  }),
);

/** The drafts that a person sees: the unit's own people, and of quarters not reported since. */
export function shownDrafts(
  drafts: readonly QuarterDraft[],
  project: Project,
  { actor, today }: Pick<Context, 'actor' | 'today'>,
): QuarterDraft[] {
  if (actor === SYSTEM || !rolesOn(actor, project, today).some((role) => UNIT_ROLES.includes(role)))
    return [];
  return drafts.filter(({ quarter, savedAt }) => {
    const reported = project.quarterlyReports[quarter]?.versions.at(-1)?.submitted.at;
    return reported === undefined || reported < savedAt;
  });
}
