import type { ZodMiniType } from 'zod/mini';
import type { Breach } from '../regulation/decision.ts';
import { changesBetween } from './changes.ts';
import { missingMaterials } from './checklist.ts';
import type { Command, Context } from './command.ts';
import { type CommandName, commandNames, commands } from './commands/index.ts';
import type { EventBody, ProjectEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { nothingOpen } from './open-records.ts';
import type { Role } from './people.ts';
import { type Actor, actingRole, SYSTEM, stageBreach } from './permissions.ts';
import type { Project, Signature } from './project.ts';

/** Accepted: what happened, and the role it was done in. Refused: why, by kind, every breach at once. */
export type Decision =
  | { ok: true; events: EventBody[]; role: Role | typeof SYSTEM; actor: Actor }
  | { ok: false; kind: 'notAllowed' | 'wrongStage' | 'breaches'; breaches: Breach[] };

const definition = (name: CommandName) => commands[name] as Command<ZodMiniType>;

/** Decides one command; `input` has been parsed by the command's schema. Pure: it reads only what it is given. */
export function decide(project: Project, name: CommandName, input: unknown, asked: Context): Decision {
  const acting = actingRole(asked.actor, name, project, asked.today);
  if ('breach' in acting) return { ok: false, kind: 'notAllowed', breaches: [acting.breach] };
  const context = { ...asked, actor: acting.actor };
  const wrongStage = stageBreach(name, project);
  if (wrongStage) return { ok: false, kind: 'wrongStage', breaches: [wrongStage] };
  const { guard, check, events } = definition(name);
  const breaches = [
    ...(guard?.(project, context) ?? []),
    ...missingMaterials(project, name, context.rules),
    ...(check?.(project, input, context) ?? []),
  ];
  if (breaches.length > 0) return { ok: false, kind: 'breaches', breaches };
  return { ok: true, events: events(project, input, context), ...acting };
}

/** One action of a project as the page shows it: open, or why not. */
export interface ActionState {
  name: CommandName;
  allowed: boolean;
  reasons: Breach[];
}

/** Steps of an upload or a download and the product's own commands: no buttons. */
const PLUMBING: ReadonlySet<CommandName> = new Set([
  'completeUpload',
  'downloadDocument',
  'acceptDocument',
  'refuseDocument',
  'reportScanFailure',
  'expireUpload',
  'downloadArchive',
  'downloadAcceptancePackage',
  'assignUnit',
  'replaceExpert',
]);

/** What stops each command before anything is typed, from the same table and guards that `decide` enforces. */
export function actionsOf(project: Project, context: Context): ActionState[] {
  return commandNames
    .filter((name) => !PLUMBING.has(name))
    .map((name) => {
      const acting = actingRole(context.actor, name, project, context.today);
      const wrongStage = stageBreach(name, project);
      const guard = definition(name).guard;
      const asActor = 'breach' in acting ? context : { ...context, actor: acting.actor };
      const reasons = [
        ...('breach' in acting ? [acting.breach] : []),
        ...(wrongStage
          ? [wrongStage]
          : [
              ...(guard?.(project, asActor) ?? []),
              ...missingMaterials(project, name, context.rules),
              ...('breach' in acting ? [] : nothingOpen(name, project, asActor)),
            ]),
      ];
      return { name, allowed: reasons.length === 0, reasons };
    });
}

/** Who signs the events of a decision. */
export function signatureOf(actor: Actor, role: Role | typeof SYSTEM, now: string): Signature {
  if (actor === SYSTEM) return { userId: SYSTEM, name: '系统', role: SYSTEM, unitId: '', at: now };
  const { userId, name, unitId, onBehalfOf } = actor;
  return { userId, name, role, unitId, at: now, ...(onBehalfOf ? { onBehalfOf } : {}) };
}

/** Numbers and signs events and says what each changed; the store chains and keeps them. */
export function record(
  project: Project,
  bodies: EventBody[],
  by: Signature,
): { project: Project; events: ProjectEvent[] } {
  let current = project;
  const events = bodies.map((body) => {
    const next = evolve(current, { ...body, by });
    const event: ProjectEvent = {
      ...body,
      projectId: next.projectId,
      sequence: next.version,
      by,
      changes: changesBetween(current, next),
    };
    current = next;
    return event;
  });
  return { project: current, events };
}
