import * as z from 'zod/mini';
import { dayOf } from '../../calendar/days.ts';
import { later } from '../../later.ts';
import {
  allowedMeasures,
  decideRectificationOrder,
  MEASURES,
} from '../../regulation/article-32-supervision.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { inverse, stillHolds } from '../changes.ts';
import { type Context, command } from '../command.ts';
import type { EventType, ProjectEvent } from '../events.ts';
import { type Role, roleLabels } from '../people.ts';
import { SYSTEM, sharesParty } from '../permissions.ts';
import type { Project } from '../project.ts';
import { day, fen, identifier, list, text } from '../schema.ts';
import { completionOf } from './contracting.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

const because = later(() => z.strictObject({ reason: text(2000) }));

export const reportMajorEvent = command({
  input: later(() =>
    z.strictObject({
      kind: z.enum(['seriousDelay', 'majorLoss', 'other']),
      occurredOn: day(),
      description: text(5000),
      lossFen: z.optional(fen()),
    }),
  ),
  check: (_, { occurredOn }, { today }) =>
    breachesOf(occurredOn > today && breach('inFuture', 19, '发生日期不能晚于今天', 'occurredOn')),
  events: (_, input, { newId }) => [
    { type: 'majorEventReported', data: defined({ majorEventId: newId(), ...input }) },
  ],
});

export const orderRectification = command({
  input: later(() =>
    z.strictObject({
      source: z.enum(['inspection', 'majorEvent']),
      items: list(text(500), 50),
      dueOn: day(),
    }),
  ),
  check: (_, input, { today }) => decideRectificationOrder({ orderedOn: today, ...input }),
  events: (_, input, { newId }) => [
    { type: 'rectificationOrdered', data: { rectificationId: newId(), ...input } },
  ],
});

export const respondRectification = command({
  input: later(() => z.strictObject({ rectificationId: identifier(), text: text(5000) })),
  check: (project, { rectificationId }) => {
    const found = project.rectifications[rectificationId];
    if (!found) return [breach('noSuchRectification', 32, '没有这项整改', 'rectificationId')];
    return breachesOf(
      found.recheck?.passed && breach('alreadyPassed', 32, '整改已通过复查', 'rectificationId'),
    );
  },
  events: (_, data) => [{ type: 'rectificationResponded', data }],
});

const measuresAllowed = (project: Project, id: string, passed: boolean, { today }: Context) => {
  const found = project.rectifications[id];
  if (!found) return [];
  const respondedOn = found.response && dayOf(found.response.responded.at);
  return allowedMeasures({ dueOn: found.dueOn, respondedOn, recheckPassed: passed, asOf: today });
};

/** 复查: a failed one, or no answer in time, allows the measures; it takes none by itself. */
export const recheckRectification = command({
  input: later(() =>
    z.strictObject({
      rectificationId: identifier(),
      passed: z.boolean(),
      note: text(2000),
      measures: z.optional(list(z.enum(MEASURES), 3)),
    }),
  ),
  check: (project, { rectificationId, passed, measures = [] }, context) => {
    const found = project.rectifications[rectificationId];
    if (!found) return [breach('noSuchRectification', 32, '没有这项整改', 'rectificationId')];
    const allowed = measuresAllowed(project, rectificationId, passed, context);
    return breachesOf(
      found.recheck?.passed && breach('alreadyPassed', 32, '整改已通过复查', 'rectificationId'),
      notByTheSame(found.response?.responded, context),
      passed && !found.response && breach('noResponse', 32, '建设单位尚未答复整改情况', 'rectificationId'),
      measures.some((m) => !allowed.includes(m)) &&
        breach('measuresNotAllowed', 32, '复查通过时不得采取暂缓拨付、暂停或终止措施', 'measures'),
    );
  },
  events: (project, { measures = [], ...input }) => [
    { type: 'rectificationRechecked', data: { ...input, measures } },
    // What acceptance ordered goes back to acceptance once it is put right.
    ...(input.passed &&
    project.stage === 'rectifying' &&
    project.rectifications[input.rectificationId]?.source === 'acceptance'
      ? [{ type: 'acceptanceResumed', data: {} } as const]
      : []),
  ],
});

export const suspend = command({ input: because, events: (_, data) => [{ type: 'suspended', data }] });

export const resume = command({
  input: because,
  events: (project, data) => [{ type: 'resumed', data }, ...completionOf(project, ['suspended'])],
});

export const proposeTermination = command({
  input: because,
  guard: (project) =>
    breachesOf(project.termination && breach('alreadyProposed', 32, '已提出终止,等待财政会签')),
  events: (_, data) => [{ type: 'terminationProposed', data }],
});

export const cosignTermination = command({
  input: later(() => z.strictObject({})),
  guard: (project, { actor }) =>
    breachesOf(
      !project.termination && breach('notProposed', 32, '大数据局尚未提出终止'),
      sharesParty(project.termination?.proposed, actor) && breach('samePerson', 4, '会签人不得是提出人'),
    ),
  events: () => [{ type: 'terminated', data: {} }],
});

export const noteAuditOpinion = command({
  input: later(() => z.strictObject({ text: text(5000) })),
  events: (_, input, { newId }) => [{ type: 'auditOpinionNoted', data: { opinionId: newId(), ...input } }],
});

export const requestInformation = command({
  input: later(() => z.strictObject({ text: text(2000), dueOn: day() })),
  check: (_, { dueOn }, { today }) =>
    breachesOf(dueOn < today && breach('dueInPast', 34, '答复期限不能早于今天', 'dueOn')),
  events: (_, input, { newId }) => [{ type: 'informationRequested', data: { requestId: newId(), ...input } }],
});

export const giveInformation = command({
  input: later(() => z.strictObject({ requestId: identifier(), text: text(5000) })),
  check: (project, { requestId }) => {
    const found = project.informationRequests[requestId];
    if (!found) return [breach('noSuchRequest', 34, '没有这项资料调取', 'requestId')];
    return breachesOf(found.response && breach('alreadyAnswered', 34, '已答复', 'requestId'));
  },
  events: (_, data) => [{ type: 'informationGiven', data }],
});

/** Findings of the product itself, what happened outside, acts of the administration, and corrections: they are not reversed. */
const IRREVERSIBLE: ReadonlySet<EventType> = new Set([
  'draftCreated',
  'documentRegistered',
  'documentUploaded',
  'documentAccepted',
  'documentLinked',
  'documentRefused',
  'documentScanFailed',
  'uploadExpired',
  'documentDownloaded',
  'archiveRequested',
  'archiveDownloaded',
  'acceptancePackageRequested',
  'acceptancePackageDownloaded',
  'imported',
  'unitChanged',
  'expertReplaced',
  'corrected',
]);

/** Records that no later step rests on: they may be reversed whatever came after. */
const STANDALONE: ReadonlySet<EventType> = new Set([
  'quarterlyReported',
  'quarterlyReceived',
  'fundRequested',
  'fundDecided',
  'majorEventReported',
  'terminationProposed',
  'urged',
  'accountabilityRecorded',
  'auditOpinionNoted',
  'informationRequested',
  'informationGiven',
  'selfEvaluationReceived',
]);

type Recorded = Pick<ProjectEvent, 'type' | 'changes'>;

const movesStage = ({ changes }: Recorded) => changes.some(({ field }) => field === 'stage');
const isStandalone = ({ type }: Recorded) => STANDALONE.has(type) || IRREVERSIBLE.has(type);

/** What a step built on: a step that moved the stage on all before it, any other on nothing but its own fields. */
const restsOn = (corrected: Recorded, later: Recorded) =>
  movesStage(later) || (movesStage(corrected) && !isStandalone(later));

/** Finance's and audit's own records are reversed by them alone; all others by the bureau's head. */
function reversedBy({ by }: Pick<ProjectEvent, 'by'>): Role {
  return by.role === 'finance' || by.role === 'audit' ? by.role : 'bureauHead';
}

const holds = (role: Role, actor: Context['actor']) => actor !== SYSTEM && actor.roles.includes(role);

/**
 * 更正: an event is reversed by a later one that says why; both stay. Only while nothing has built on it: every field is
 * still what the event left, and no later step that stands rests on it. The function loads the events into the context.
 */
export const correct = command({
  input: later(() =>
    z.strictObject({
      sequence: z.int().check(z.gte(1), z.lte(99_999_999)),
      reason: text(1000),
    }),
  ),
  check: (project, { sequence }, { actor, correctedEvent, laterEvents = [] }) => {
    if (!correctedEvent) return [breach('noSuchEvent', null, `没有第 ${sequence} 条记录`, 'sequence')];
    const role = reversedBy(correctedEvent);
    const newest = laterEvents.at(-1) ?? correctedEvent;
    const corrected = laterEvents.some((e) => e.type === 'corrected' && e.data.sequence === sequence);
    const builtUpon =
      // Something happened while the events were read.
      newest.sequence < project.version ||
      !stillHolds(project, correctedEvent.changes) ||
      (!isStandalone(correctedEvent) &&
        standing(laterEvents).some((later) => restsOn(correctedEvent, later)));
    return breachesOf(
      IRREVERSIBLE.has(correctedEvent.type) && breach('irreversible', null, '这一条记录不能更正', 'sequence'),
      !holds(role, actor) && breach('notAllowed', null, `这一条记录由${roleLabels[role]}更正`, 'sequence'),
      corrected && breach('alreadyCorrected', null, '这一条记录已经更正', 'sequence'),
      builtUpon &&
        !corrected &&
        breach('builtUpon', null, '之后的办理已经以此为依据,请先更正之后的记录', 'sequence'),
    );
  },
  events: (_, input, { correctedEvent }) =>
    correctedEvent
      ? [{ type: 'corrected', data: { ...input, restore: inverse(correctedEvent.changes) } }]
      : [],
});

/** Later events that were not themselves reversed. */
function standing(events: readonly ProjectEvent[]): ProjectEvent[] {
  const reversed = new Set(events.flatMap((e) => (e.type === 'corrected' ? [e.data.sequence] : [])));
  return events.filter((e) => e.type !== 'corrected' && !reversed.has(e.sequence));
}
