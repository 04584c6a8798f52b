import type { Journey } from '../support/journey.ts';
import { type Model, UNKNOWN } from './model.ts';

/** The project over HTTP, with the identifiers that it gave out, in the order of the model's lists. */
export interface Real {
  journey: Journey;
  items: string[];
  contracts: string[];
  rectifications: string[];
  requests: string[];
  changes: string[];
  extensions: string[];
  funds: string[];
  permits: string[];
  evaluations: string[];
  /** What finance surely sees of the estimate. */
  estimateFen: number;
  /** The amount of its first line. */
  lineFen: number;
}

type Body = Record<string, unknown>;

export interface Act {
  who: string;
  /** Whose it is instead, where that depends. */
  by?: (m: Model) => string;
  stages: readonly string[];
  /** Whether the rules let it happen in a right stage. */
  rules?: (m: Model) => boolean;
  /** What it is about is there: without it there is nothing to ask. */
  about?: (m: Model) => boolean;
  send: (r: Real, m: Model, who: string) => Promise<{ status: number; body: Body }>;
  effect: (m: Model, r: Real, body: Body) => void;
}
export type Acts = Record<string, Act>;

export const PREPARING = ['draft', 'returned'];
export const CONTRACTING = ['tendering', 'handedOver', 'inConstruction'];
export const BUILDING = ['inConstruction', 'suspended'];
export const ACCEPTING = ['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying'];
export const AFTER = ['accepted', 'acceptanceFiled', 'inOperation', 'selfEvaluated', 'evaluated'];
export const COMMITTED = ['approved', ...CONTRACTING, 'suspended', ...ACCEPTING];
export const CONTRACTED = [...CONTRACTING, 'suspended', ...ACCEPTING, ...AFTER];
const UNTIL_CLOSED = [
  ...PREPARING,
  'submitted',
  'underReview',
  'rejected',
  ...COMMITTED,
  ...AFTER,
  'terminated',
];
export const ANY = [...UNTIL_CLOSED, 'closed'];

export const post =
  (noun: string, body: object = {}) =>
  (r: Real, _: Model, who: string) =>
    r.journey.client.post(who, r.journey.path(noun), body);

export const set = (values: Partial<Model>) => (m: Model) => void Object.assign(m, values);
export const at = <T>(list: readonly T[], index: number) => list[index] as T;

/** Papers that are uploaded once; where it is illegal nothing is compared, since an upload is no one command. */
export const papers = (who: string, stages: readonly string[], ...materials: string[]): Act => ({
  who,
  stages,
  about: (m) => stages.includes(m.stage) && materials.some((name) => !m.papers.has(name)),
  send: async (r, _, by) => {
    await Promise.all(materials.map((material) => r.journey.upload(by, material)));
    return { status: 200, body: {} };
  },
  effect: (m) => {
    for (const name of materials) m.papers.add(name);
    m.events = UNKNOWN;
  },
});

/** The last contract completes the project, in construction only. */
export function completeIfAll(m: Model) {
  if (m.stage !== 'inConstruction' || !m.contracts.every((c) => c.completed)) return;
  m.stage = 'completed';
  m.events += 1;
}
