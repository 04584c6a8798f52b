import type { Context } from './command.ts';
import { nothing } from './evolve.ts';
import { rolesOn, SYSTEM } from './permissions.ts';
import type { Project, ProjectDocument } from './project.ts';

/** The unit whose part is all that the person sees: who is on the project as 参建单位 only (RULES.md, "Roles"). */
export function partUnit(project: Project, { actor, today }: Context): string | undefined {
  if (actor === SYSTEM) return undefined;
  return rolesOn(actor, project, today).every((role) => role === 'participant') ? actor.unitId : undefined;
}

/** Whether a person sees a document: a participating unit its own only. */
export function seesDocument(project: Project, document: ProjectDocument, context: Context): boolean {
  const unitId = partUnit(project, context);
  return unitId === undefined || document.uploaded.unitId === unitId;
}

/** What a participating unit sees of a project: what it is, where it stands, its own scope and its own papers. */
export function partOf(project: Project, unitId: string): Project {
  const { projectId, filingNumber, unitName, bureauOwned, version, stage, createdAt, updatedAt } = project;
  const { name, kind, procurementMode, goal, content, participants = [] } = project.fields;
  return {
    ...nothing,
    ...{ projectId, filingNumber, unitName, bureauOwned, version, stage, createdAt, updatedAt },
    unitId: project.unitId,
    fields: {
      ...{ name, kind, procurementMode },
      ...(goal ? { goal } : {}),
      ...(content ? { content } : {}),
      participants: participants.filter((p) => p.unitId === unitId),
    },
    documents: Object.fromEntries(
      Object.entries(project.documents).filter(([, d]) => d.uploaded.unitId === unitId),
    ),
  };
}
