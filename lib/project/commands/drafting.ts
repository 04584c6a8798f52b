import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { FUNDING_MODES, SYSTEM_CATEGORIES } from '../../regulation/article-02-scope.ts';
import { breach, breachesOf } from '../../regulation/decision.ts';
import { same } from '../changes.ts';
import { command } from '../command.ts';
import {
  type DraftFields,
  procurementModeLabels,
  projectKindLabels,
  sharedServiceLabels,
  sharingLabels,
} from '../project.ts';
import { creditCode, day, fen, identifier, list, text } from '../schema.ts';
import { notByTheSame } from './separation.ts';

const keysOf = <T extends string>(labels: Record<T, string>) => z.enum(Object.keys(labels) as [T, ...T[]]);

/** What may stand in a draft. */
const draftFields = later(() => ({
  basis: z.optional(text(500)),
  goal: z.optional(text(2000)),
  content: z.optional(text(5000)),
  budgetFen: z.optional(fen()),
  budgetSource: z.optional(text(200)),
  yearlySplit: z.optional(
    list(z.strictObject({ year: z.int().check(z.gte(2015), z.lte(2050)), amountFen: fen() }), 10),
  ),
  responsiblePerson: z.optional(text(50)),
  contactPhone: z.optional(text(30)),
  plannedCompletionOn: z.optional(day()),
  participants: z.optional(
    list(
      z.strictObject({
        unitId: identifier(),
        unitName: text(100),
        scope: text(500),
        amountFen: fen(),
        townFunded: z.boolean(),
      }),
      50,
    ),
  ),
  cloudExceptionReason: z.optional(text(500)),
  fundingMode: z.optional(z.enum(FUNDING_MODES)),
  category: z.optional(z.enum(SYSTEM_CATEGORIES)),
  planItemId: z.optional(identifier()),
  sharedServices: z.optional(list(keysOf(sharedServiceLabels), 20)),
}));
type DraftSchemas = ReturnType<typeof draftFields>;

/** In a draft that is there already, `null` clears a field. */
const clearable = () =>
  Object.fromEntries(Object.entries(draftFields()).map(([name, field]) => [name, z.nullable(field)])) as {
    [K in keyof DraftSchemas]: z.ZodMiniNullable<DraftSchemas[K]>;
  };

const head = later(() => ({
  name: text(200),
  kind: keysOf(projectKindLabels),
  procurementMode: keysOf(procurementModeLabels),
}));

/** `POST /api/projects`. The state-secret question is answered before anything else is read (R13). */
export const newProject = later(() =>
  z.strictObject({
    involvesStateSecrets: z.literal(false),
    ...head(),
    ...draftFields(),
    /** `null`: no government money, or no such system: then it is not one of these projects (第二条). */
    fundingMode: z.optional(z.nullable(draftFields().fundingMode)),
    category: z.optional(z.nullable(draftFields().category)),
  }),
);

export const editDraft = command({
  input: later(() =>
    z.strictObject({
      name: z.optional(head().name),
      kind: z.optional(head().kind),
      procurementMode: z.optional(head().procurementMode),
      ...clearable(),
    }),
  ),
  check: ({ unitId }, { planItemId }, { planItem }) =>
    breachesOf(
      !!planItemId &&
        planItem?.unitId !== unitId &&
        breach('noSuchPlanItem', 5, '没有这一规划或计划事项', 'planItemId'),
    ),
  events: ({ fields: before }, input) => {
    // What is as it was is left out, and a draft that is as it was has no event.
    const given = Object.entries(defined(input)).filter(
      ([name, value]) => !same(before[name as keyof DraftFields], value ?? undefined),
    );
    if (given.length === 0) return [];
    const cleared = given.flatMap(([name, value]) => (value === null ? [name as keyof DraftFields] : []));
    const fields = Object.fromEntries(given.filter(([, value]) => value !== null)) as Partial<DraftFields>;
    return [{ type: 'draftEdited', data: { fields, ...(cleared.length > 0 ? { cleared } : {}) } }];
  },
});

export const recordConsultation = command({
  input: later(() => z.strictObject({ heldOn: day(), withPerson: text(50), summary: text(2000) })),
  check: (_, { heldOn }, { today }) =>
    breachesOf(heldOn > today && breach('consultationInFuture', 6, '对接日期不能晚于今天', 'heldOn')),
  events: (_, input, { newId }) => [
    { type: 'consultationRecorded', data: { consultationId: newId(), ...input } },
  ],
});

export const recordCatalogItem = command({
  input: later(() =>
    z.strictObject({
      /** Given to correct an item that is there already. */
      itemId: z.optional(identifier()),
      name: text(100),
      code: z.optional(text(50)),
      category: text(100),
      provider: text(100),
      providerCode: creditCode(),
      summary: z.optional(text(1000)),
      format: text(50),
      fields: list(z.strictObject({ name: text(100), type: text(50) })).check(
        z.minLength(1, '至少一个信息项'),
      ),
      sharing: keysOf(sharingLabels),
      sharingBasis: z.optional(text(500)),
      sharingMethod: z.optional(text(200)),
      openToPublic: z.boolean(),
      updateCycle: text(50),
    }),
  ),
  check: (project, input) =>
    breachesOf(
      input.itemId !== undefined &&
        !project.catalogItems[input.itemId] &&
        breach('noSuchItem', 6, '没有这一目录项', 'itemId'),
      input.sharing !== 'unconditional' &&
        !input.sharingBasis &&
        breach(
          'sharingBasisMissing',
          6,
          input.sharing === 'none' ? '不予共享须写明法律法规依据' : '有条件共享须写明共享条件',
          'sharingBasis',
        ),
    ),
  events: (_, { itemId, ...item }, { newId }) => [
    { type: 'catalogItemRecorded', data: defined({ itemId: itemId ?? newId(), ...item }) },
  ],
});

export const removeCatalogItem = command({
  input: later(() => z.strictObject({ itemId: identifier() })),
  check: (project, { itemId }) =>
    breachesOf(!project.catalogItems[itemId] && breach('noSuchItem', 6, '没有这一目录项', 'itemId')),
  events: (_, { itemId }) => [{ type: 'catalogItemRemoved', data: { itemId } }],
});

export const stateNoData = command({
  input: later(() => z.strictObject({ text: text(1000) })),
  events: (_, input) => [{ type: 'noDataStated', data: input }],
});

export const confirmNoData = command({
  input: later(() => z.strictObject({})),
  guard: (project, context) =>
    breachesOf(
      !project.noDataStatement && breach('noStatement', 6, '建设单位尚未声明无数据资源'),
      project.noDataStatement?.confirmed && breach('alreadyConfirmed', 6, '无数据声明已确认'),
      notByTheSame(project.noDataStatement?.stated, context),
    ),
  events: () => [{ type: 'noDataConfirmed', data: {} }],
});

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the keys whose value is undefined: the events keep only what was said. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
