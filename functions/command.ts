import { randomUUID } from 'node:crypto';
import { Problem } from '../lib/problem.ts';
import { actions } from '../lib/project/actions.ts';
import type { Context } from '../lib/project/command.ts';
import { type CommandName, commands } from '../lib/project/commands/index.ts';
import { actionsOf, type Decision, decide, record, signatureOf } from '../lib/project/decide.ts';
import { obligationsOf } from '../lib/project/duties.ts';
import type { EventBody, ProjectEvent } from '../lib/project/events.ts';
import { nothing } from '../lib/project/evolve.ts';
import type { Person } from '../lib/project/people.ts';
import { type Actor, rolesOn, SYSTEM } from '../lib/project/permissions.ts';
import type { Project } from '../lib/project/project.ts';
import { breach } from '../lib/regulation/decision.ts';
import type { RulesInForce } from '../lib/regulation/rule-sets/in-force.ts';
import type { CommandRoute } from '../lib/routes.ts';
import { RecordTooLarge } from '../lib/store/conflict.ts';
import { commitProject, type LoadedProject, loadProject } from '../lib/store/projects.ts';
import { type KeptAnswer, keepAnswer, openRequest } from '../lib/store/requests.ts';
import type { TransactItem } from '../lib/store/transaction.ts';
import { type Answer, httpFunction, parseWith, type Request } from './http.ts';
import { inTurn } from './in-turn.ts';
import { etag, knownPerson, repeated, retrying } from './requests.ts';
import { askRulesInForce } from './rules-in-force.ts';

type AnyRequest = Pick<
  Request<never>,
  'params' | 'userId' | 'now' | 'today' | 'ifMatch' | 'idempotencyKey' | 'fingerprint'
>;

/** What a decision may know, and the version of the rules it is made by. */
export type DecidingContext = Context & { rules: RulesInForce };

/** What a decision may know, for a person or for the product itself. */
export const contextOf = (
  actor: Actor,
  { now, today }: { now: string; today: string },
  rules: RulesInForce,
): DecidingContext => ({ actor, now, today, rules, newId: randomUUID });

/** The project, if it exists for this person; other units' projects do not (404). */
export function visible(loaded: LoadedProject | undefined, person: Person, today: string): LoadedProject {
  if (loaded && rolesOn(person, loaded.project, today).length > 0) return loaded;
  throw new Problem(404, 'projectNotFound', '没有这个项目');
}

/** What is open now: said with the refusal of what is not. */
export const openNow = (project: Project, context: Context) => ({
  stage: project.stage,
  open: actionsOf(project, context)
    .filter(({ allowed }) => allowed)
    .map(({ name }) => ({ name, label: actions[name].label })),
});

/** A decision's events, or the refusal as a problem; `addressed` are the fields that the path named. */
export function accepted(
  decision: Decision,
  addressed: string[] = [],
  now?: () => ReturnType<typeof openNow>,
): Extract<Decision, { ok: true }> {
  if (decision.ok) return decision;
  const { kind, breaches } = decision;
  const detail = breaches.map((b) => b.message).join(';');
  if (breaches.some((b) => b.code.startsWith('noSuch') && addressed.includes(b.field ?? ''))) {
    throw new Problem(404, 'notFound', detail, { breaches });
  }
  if (kind === 'notAllowed' || breaches.some((b) => b.code === 'notAllowed'))
    throw new Problem(403, 'notAllowed', detail, { breaches });
  if (kind === 'wrongStage') throw new Problem(409, 'wrongStage', detail, { breaches, ...now?.() });
  throw new Problem(422, 'ruleRefused', detail, { breaches });
}

const IDS = [
  'consultationId',
  'itemId',
  'documentId',
  'contractId',
  'adjustmentId',
  'changeId',
  'quarter',
  'majorEventId',
  'rectificationId',
  'requestId',
  'extensionId',
  'evaluationId',
  'returnId',
  'opinionId',
  'permitId',
  'recordId',
  'urgingId',
] as const;

/** What a command answers: where the project stands now, and the identifier of what was made. */
export function outcome(project: Project, events: ProjectEvent[]) {
  const data: Record<string, unknown> = events[0]?.data ?? {};
  const ids = Object.fromEntries(IDS.flatMap((id) => (data[id] ? [[id, data[id]]] : [])));
  const { projectId, filingNumber, version, stage } = project;
  return { projectId, filingNumber, version, stage, ...ids };
}

/** One project's command: in its turn here, again where another process won. */
const onProject = <T>(projectId: string, attempt: () => Promise<T>): Promise<T> =>
  inTurn(projectId, () => retrying(attempt));

/** Writes what was decided, with the answer kept under the caller's key, as one transaction. */
export async function commit(
  before: LoadedProject | undefined,
  decision: Extract<Decision, { ok: true }>,
  context: DecidingContext,
  keep: { request: AnyRequest; status: number } | undefined,
  extra: TransactItem[] = [],
): Promise<{ project: Project; body: ReturnType<typeof outcome> }> {
  const by = signatureOf(decision.actor, decision.role, context.now);
  const { project, events } = record(before?.project ?? nothing, decision.events, by);
  const body = outcome(project, events);
  if (events.length === 0) return { project, body };
  await commitProject({
    before,
    after: project,
    events,
    obligations: obligationsOf(project, context.rules, context.today),
    extra: [...extra, ...(keep ? keptAnswer(keep.request, { status: keep.status, body }) : [])],
    today: context.today,
    rules: context.rules,
  }).catch(explainSize);
  return { project, body };
}

/** What no single field is too long for may be too much together, e.g. a submission with some hundred catalogue items. */
function explainSize(error: unknown): never {
  if (!(error instanceof RecordTooLarge)) throw error;
  const message = '这次要保存的内容合计超过单条记录的上限(400 KB),请精简文字,或把明细放进上传的材料里';
  throw new Problem(422, 'recordTooLarge', message, { breaches: [breach('recordTooLarge', null, message)] });
}

function keptAnswer(
  { userId, idempotencyKey, fingerprint }: AnyRequest,
  answer: Omit<KeptAnswer, 'fingerprint'>,
): TransactItem[] {
  return idempotencyKey ? [keepAnswer(userId, idempotencyKey, { ...answer, fingerprint })] : [];
}

/** What a command needs besides the project: facts read beside it, and what is made ready once it was decided. */
interface Beside {
  facts?: () => Promise<Pick<Context, 'correctedEvent' | 'laterEvents' | 'planItem'>>;
  /** After the decision and before its commit; what it writes is in the same transaction. It may refuse by throwing. */
  prepare?: (
    events: EventBody[],
    project: Project,
  ) => Promise<{ events: EventBody[]; extra: TransactItem[] }>;
}

/** A person's command on one project: open, load, decide, commit; at most three round trips to the store. */
export async function runCommand(
  name: CommandName,
  projectId: string,
  input: unknown,
  request: AnyRequest,
  status: number,
  { facts = async () => ({}), prepare = async (events) => ({ events, extra: [] }) }: Beside = {},
): Promise<Answer & { project: Project; person: Person }> {
  return onProject(projectId, async () => {
    const [opening, loaded, more] = await Promise.all([
      openRequest(request.userId, request.idempotencyKey, request.today.slice(0, 4)),
      loadProject(projectId),
      facts(),
    ]);
    const person = knownPerson(opening);
    const before = visible(loaded, person, request.today);
    const first = repeated(opening, request.fingerprint);
    if (first) return { ...first, project: before.project, person };
    refuseStale(request.ifMatch, before.project.version);
    const context = { ...contextOf(person, request, opening.rules), ...more };
    const { projectId: _, ...fromPath } = request.params;
    const decision = accepted(decide(before.project, name, input, context), Object.keys(fromPath), () =>
      openNow(before.project, context),
    );
    const { events, extra } = await prepare(decision.events, before.project);
    const kept = { request, status };
    const { project, body } = await commit(before, { ...decision, events }, context, kept, extra);
    return { status, body, headers: etag(project.version), project, person };
  });
}

function refuseStale(ifMatch: number | undefined, version: number) {
  if (ifMatch === undefined || ifMatch === version) return;
  throw new Problem(412, 'staleVersion', `项目已更新到第 ${version} 版,请先查看最新内容再提交`, { version });
}

/** The product's own command, e.g. after an upload was checked. Refusals are for the caller to see. */
export async function runSystemCommand(
  name: CommandName,
  projectId: string,
  input: unknown,
  now: string,
  today: string,
) {
  return onProject(projectId, async () => {
    const [before, rules] = await Promise.all([loadProject(projectId), askRulesInForce()]);
    if (!before) throw new Problem(404, 'projectNotFound', '没有这个项目');
    const context = contextOf(SYSTEM, { now, today }, rules);
    const decision = accepted(decide(before.project, name, input, context));
    return commit(before, decision, context, undefined);
  });
}

/** The function of a route that is one command: path parameters and body are its input. */
export const commandFunction = (route: CommandRoute) =>
  httpFunction(route, async (request) => {
    const { projectId = '', ...fromPath } = request.params;
    const input = parseWith(commands[route.command].input, { ...(request.body as object), ...fromPath });
    const {
      status,
      body,
      headers = {},
    } = await runCommand(route.command, projectId, input, request, route.status ?? 200);
    return { ...(status === undefined ? {} : { status }), body, headers };
  });
