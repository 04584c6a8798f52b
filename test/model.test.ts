import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import * as story from './support/story.ts';

/**
 * Random people give random commands, legal and illegal, over HTTP; a small plain model says what must come of it: the same
 * stage, the same duties, a history without a gap. 25 sequences here, which is what
 * `npm test` has time for; `npm run test:model` plays 1,000.
 */
const SEQUENCES = Number(process.env.MODEL_SEQUENCES ?? 25);
/** Projects played at the same time. */
const AT_ONCE = 5;

/** An upload is two or three events: its check may come before the uploader's own word. */
const UNKNOWN = Number.NaN;

interface Model {
  stage: string;
  events: number;
  filled: boolean;
  consulted: boolean;
  items: number;
  papers: boolean;
  submittedItems: number | undefined;
  withdrawnFrom: string | undefined;
  opinion: boolean;
  opinionPaper: boolean;
  pledgePaper: boolean;
  pledged: boolean;
  contracts: { filed: boolean; completed: boolean }[];
  reported: boolean;
  rectifications: ('ordered' | 'answered' | 'passed')[];
  requests: ('asked' | 'given')[];
  proposed: boolean;
}

const fresh = (): Model => ({
  stage: 'draft',
  events: 1,
  filled: false,
  consulted: false,
  items: 0,
  papers: false,
  submittedItems: undefined,
  withdrawnFrom: undefined,
  opinion: false,
  opinionPaper: false,
  pledgePaper: false,
  pledged: false,
  contracts: [],
  reported: false,
  rectifications: [],
  requests: [],
  proposed: false,
});

/** The project over HTTP, with the identifiers that it gave out. */
interface Real {
  journey: Journey;
  contracts: string[];
  rectifications: string[];
  requests: string[];
}

interface Act {
  who: string;
  stages: string[];
  /** Whether the rules let it happen in a right stage. */
  rules?: (m: Model) => boolean;
  /** What it is about is there: without it there is nothing to ask. */
  about?: (m: Model) => boolean;
  send: (r: Real, m: Model, who: string) => Promise<{ status: number; body: Record<string, unknown> }>;
  effect: (m: Model, r: Real, body: Record<string, unknown>) => void;
}

const PREPARING = ['draft', 'returned'];
const CONTRACTING = ['tendering', 'inConstruction'];
const CONTRACTED = [...CONTRACTING, 'suspended', 'completed'];
const COMMITTED = ['approved', ...CONTRACTED];
const ANY = [...PREPARING, 'submitted', 'underReview', 'rejected', 'terminated', ...COMMITTED];

const post =
  (noun: string, body: object = {}) =>
  (r: Real, _: Model, who: string) =>
    r.journey.client.post(who, r.journey.path(noun), body);
const upload =
  (...materials: string[]) =>
  async (r: Real, _: Model, who: string) => {
    for (const material of materials) await r.journey.upload(who, material);
    return { status: 200, body: {} };
  };
const open = (m: Model) => m.contracts.findIndex((c) => !c.completed);
const unfiled = (m: Model) => m.contracts.findIndex((c) => !c.filed);
const completeIfAll = (m: Model) => {
  if (m.stage !== 'inConstruction' || !m.contracts.every((c) => c.completed)) return;
  m.stage = 'completed';
  m.events += 1;
};
const at = <T>(list: T[], index: number) => list[index] as T;

const acts: Record<string, Act> = {
  fill: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: (r, _, who) => r.journey.client.request(who, 'PATCH', r.journey.path(), story.draftFields),
    effect: (m) => void Object.assign(m, { filled: true }),
  },
  consult: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: post('consultations', story.consultation),
    effect: (m) => void Object.assign(m, { consulted: true }),
  },
  addItem: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: post('catalog-items', story.catalogItem),
    effect: (m) => void Object.assign(m, { items: m.items + 1 }),
  },
  uploadPapers: {
    who: 'clerk-edu',
    stages: PREPARING,
    about: (m) => !m.papers,
    send: upload('constructionPlan', 'investmentBudget'),
    effect: (m) => {
      m.papers = true;
      m.events = UNKNOWN;
    },
  },
  submit: {
    who: 'head-edu',
    stages: PREPARING,
    rules: (m) => m.filled && m.consulted && m.items > 0 && m.papers,
    send: post('submission'),
    effect: (m) => {
      Object.assign(m, {
        stage: 'submitted',
        submittedItems: m.items,
        withdrawnFrom: undefined,
        opinion: false,
        opinionPaper: false,
      });
    },
  },
  giveBack: {
    who: 'reviewer',
    stages: ['submitted', 'underReview'],
    send: post('return', { items: [{ item: 'goal', reason: '不清' }] }),
    effect: (m) => void Object.assign(m, { stage: 'returned' }),
  },
  withdraw: {
    who: 'head-edu',
    stages: ['submitted', 'underReview'],
    send: post('withdrawal', { reason: '补充' }),
    effect: (m) => {
      m.withdrawnFrom = m.stage;
      m.stage = 'draft';
    },
  },
  undoWithdrawal: {
    who: 'head-edu',
    stages: ['draft'],
    rules: (m) => m.withdrawnFrom !== undefined && m.items === m.submittedItems,
    send: (r, _, who) => r.journey.client.request(who, 'DELETE', r.journey.path('withdrawal'), {}),
    effect: (m) => {
      m.stage = m.withdrawnFrom ?? '';
      m.withdrawnFrom = undefined;
    },
  },
  review: {
    who: 'reviewer',
    stages: ['submitted'],
    send: post('review', { batch: '1' }),
    effect: (m) => void Object.assign(m, { stage: 'underReview' }),
  },
  draftOpinion: {
    who: 'reviewer',
    stages: ['underReview'],
    send: post('review-opinion', story.opinion),
    effect: (m) => void Object.assign(m, { opinion: true }),
  },
  uploadOpinion: {
    who: 'reviewer',
    stages: ['underReview'],
    about: (m) => !m.opinionPaper,
    send: upload('reviewOpinion'),
    effect: (m) => {
      m.opinionPaper = true;
      m.events = UNKNOWN;
    },
  },
  approve: {
    who: 'bureau-head',
    stages: ['underReview'],
    rules: (m) => m.opinion && m.opinionPaper,
    send: post('approval', story.approval),
    effect: (m) => void Object.assign(m, { stage: 'approved' }),
  },
  uploadPledge: {
    who: 'clerk-edu',
    stages: ['approved'],
    about: (m) => !m.pledgePaper,
    send: upload('responsibilityPledge'),
    effect: (m) => {
      m.pledgePaper = true;
      m.events = UNKNOWN;
    },
  },
  pledge: {
    who: 'head-edu',
    stages: ['approved'],
    rules: (m) => m.pledgePaper && !m.pledged,
    send: post('pledge', { construction: true, dataSharing: true, fundUse: true }),
    effect: (m) => void Object.assign(m, { pledged: true }),
  },
  tender: {
    who: 'clerk-edu',
    stages: ['approved'],
    rules: (m) => m.pledged,
    send: post('tender', { startedOn: '2025-09-15', method: '公开招标' }),
    effect: (m) => void Object.assign(m, { stage: 'tendering' }),
  },
  recordContract: {
    who: 'clerk-edu',
    stages: CONTRACTING,
    send: post('contracts', { ...story.contract, signedOn: '2025-09-15' }),
    effect: (m, r, { contractId }) => {
      m.contracts.push({ filed: false, completed: false });
      r.contracts.push(String(contractId));
    },
  },
  fileContract: {
    who: 'clerk-edu',
    stages: CONTRACTED,
    about: (m) => unfiled(m) >= 0 && CONTRACTED.includes(m.stage),
    send: async (r, m, who) => {
      const { documentId } = await r.journey.upload('clerk-edu', 'contract');
      m.events = (await r.journey.view()).version;
      return post(`contracts/${r.contracts[unfiled(m)]}/filing`, { documentIds: [documentId] })(r, m, who);
    },
    effect: (m) => {
      at(m.contracts, unfiled(m)).filed = true;
      if (m.stage !== 'tendering') return;
      m.stage = 'inConstruction';
      completeIfAll(m);
    },
  },
  completeContract: {
    who: 'clerk-edu',
    stages: CONTRACTED,
    about: (m) => open(m) >= 0,
    send: (r, m, who) =>
      post(`contracts/${r.contracts[open(m)]}/completion`, { completedOn: '2025-09-15' })(r, m, who),
    effect: (m) => {
      at(m.contracts, open(m)).completed = true;
      completeIfAll(m);
    },
  },
  suspend: {
    who: 'bureau-head',
    stages: ['inConstruction'],
    send: post('suspension', { reason: '逾期' }),
    effect: (m) => void Object.assign(m, { stage: 'suspended' }),
  },
  resume: {
    who: 'bureau-head',
    stages: ['suspended'],
    send: post('resumption', { reason: '已改' }),
    effect: (m) => {
      m.stage = 'inConstruction';
      completeIfAll(m);
    },
  },
  reportQuarter: {
    who: 'clerk-edu',
    stages: COMMITTED,
    rules: (m) => !m.reported,
    send: post('quarterly-reports', { quarter: '2025Q3', zero: true }),
    effect: (m) => void Object.assign(m, { reported: true }),
  },
  orderRectification: {
    who: 'reviewer',
    stages: COMMITTED,
    send: post('rectifications', { source: 'inspection', items: ['补'], dueOn: '2025-10-31' }),
    effect: (m, r, { rectificationId }) => {
      m.rectifications.push('ordered');
      r.rectifications.push(String(rectificationId));
    },
  },
  answerRectification: {
    who: 'clerk-edu',
    stages: COMMITTED,
    about: (m) => m.rectifications.length > 0,
    rules: (m) => m.rectifications.at(-1) !== 'passed',
    send: (r, m, who) =>
      post(`rectifications/${r.rectifications.at(-1)}/response`, { text: '已改' })(r, m, who),
    effect: (m) => void m.rectifications.splice(-1, 1, 'answered'),
  },
  passRectification: {
    who: 'reviewer',
    stages: COMMITTED,
    about: (m) => m.rectifications.length > 0,
    rules: (m) => m.rectifications.at(-1) === 'answered',
    send: (r, m, who) =>
      post(`rectifications/${r.rectifications.at(-1)}/recheck`, { passed: true, note: '好' })(r, m, who),
    effect: (m) => void m.rectifications.splice(-1, 1, 'passed'),
  },
  askInformation: {
    who: 'audit',
    stages: ANY,
    send: post('information-requests', { text: '账册', dueOn: '2025-10-31' }),
    effect: (m, r, { requestId }) => {
      m.requests.push('asked');
      r.requests.push(String(requestId));
    },
  },
  giveInformation: {
    who: 'head-edu',
    stages: ANY,
    about: (m) => m.requests.length > 0,
    rules: (m) => m.requests.at(-1) === 'asked',
    send: (r, m, who) =>
      post(`information-requests/${r.requests.at(-1)}/response`, { text: '附后' })(r, m, who),
    effect: (m) => void m.requests.splice(-1, 1, 'given'),
  },
  proposeTermination: {
    who: 'bureau-head',
    stages: COMMITTED,
    rules: (m) => !m.proposed,
    send: post('termination', { reason: '否' }),
    effect: (m) => void Object.assign(m, { proposed: true }),
  },
  terminate: {
    who: 'finance',
    stages: COMMITTED,
    rules: (m) => m.proposed,
    send: post('termination/cosignature'),
    effect: (m) => void Object.assign(m, { stage: 'terminated' }),
  },
};
const names = Object.keys(acts);
const actOf = (name: string) => at([acts[name]], 0) as Act;

/** What the model says of an act by the person whose it is. */
function verdict(m: Model, { stages, rules, about }: Act): 'nothing' | 'ok' | 'wrongStage' | 'ruleRefused' {
  if (about && !about(m)) return 'nothing';
  if (!stages.includes(m.stage)) return 'wrongStage';
  return rules && !rules(m) ? 'ruleRefused' : 'ok';
}

const always = () => true;
/** The straight way, so that sequences come far: the first of these that is open and wanted. */
const onward: [string, (m: Model) => boolean][] = [
  ['fill', (m) => !m.filled],
  ['consult', (m) => !m.consulted],
  ['addItem', (m) => m.items === 0],
  ['uploadPapers', always],
  ['submit', always],
  ['review', always],
  ['draftOpinion', (m) => !m.opinion],
  ['uploadOpinion', always],
  ['approve', always],
  ['uploadPledge', always],
  ['pledge', always],
  ['tender', always],
  ['recordContract', (m) => m.contracts.length === 0],
  ['fileContract', always],
];
const nextOf = (m: Model) =>
  onward.find(([name, wanted]) => verdict(m, actOf(name)) === 'ok' && wanted(m))?.[0];

/** The duties that the model owes on 2025-09-15, a day on which nothing is due yet. */
function duties(m: Model): string[] {
  const ended = m.stage === 'terminated';
  const status = (done: boolean) => (done ? 'done' : ended ? 'notApplicable' : 'open');
  const approved = [...COMMITTED, 'terminated'].includes(m.stage);
  const completed = m.contracts.length > 0 && m.contracts.every((c) => c.completed);
  // Terminated before the quarter's end: nothing is owed for it (R5).
  const quarter = approved && !ended ? [`quarterlyReport ${status(m.reported)}`] : [];
  return [
    ...quarter,
    ...m.contracts.map((c) => `contractFiling ${status(c.filed)}`),
    ...(completed ? [`acceptanceApplication ${status(false)}`] : []),
    ...m.rectifications.map((r) => `rectification ${status(r !== 'ordered')}`),
    ...m.requests.map((r) => `informationRequest ${r === 'given' ? 'done' : 'open'}`),
  ].sort();
}

interface View {
  stage: string;
  version: number;
  obligations: { kind: string; status: string }[];
}

async function compare(m: Model, { journey }: Real) {
  const { stage, version, obligations } = await journey.view<View>('audit');
  if (Number.isNaN(m.events)) m.events = version;
  expect({ stage, version, duties: obligations.map((o) => `${o.kind} ${o.status}`).sort() }).toEqual({
    stage: m.stage,
    version: m.events,
    duties: duties(m),
  });
}

type Mode = 'onward' | 'legal' | 'any' | 'wrongPerson' | 'twice';
const STRANGER = 'clerk-health';

class Step implements fc.AsyncCommand<Model, Real> {
  readonly mode: Mode;
  readonly pick: number;
  #name = '';
  constructor(mode: Mode, pick: number) {
    this.mode = mode;
    this.pick = pick;
  }
  check() {
    return true;
  }
  toString() {
    return `${this.mode} ${this.#name}`;
  }

  async run(m: Model, r: Real) {
    const possible = names.filter((name) => {
      const said = verdict(m, actOf(name));
      return this.mode === 'legal' || this.mode === 'onward' || this.mode === 'twice'
        ? said === 'ok'
        : said !== 'nothing';
    });
    const next = this.mode === 'onward' ? nextOf(m) : undefined;
    this.#name = next ?? at(possible, this.pick % possible.length);
    const act = actOf(this.#name);
    if (this.mode === 'wrongPerson') await this.refused(m, r, act);
    else if (this.mode === 'twice' && this.#name === 'submit') await this.twice(m, r, act);
    else await this.asked(m, r, act);
    await compare(m, r);
  }

  private async asked(m: Model, r: Real, act: Act) {
    const said = verdict(m, act);
    // An upload is no one command: where it is illegal there is nothing to compare.
    if (said !== 'ok' && this.#name.startsWith('upload')) return;
    const { status, body } = await act.send(r, m, act.who);
    expect([this.#name, status < 300 ? 'ok' : body.code]).toEqual([this.#name, said]);
    if (said !== 'ok') return;
    m.events += 1;
    act.effect(m, r, body);
  }

  /** A stranger is told that there is no such project, somebody of another role that it is not theirs. */
  private async refused(m: Model, r: Real, act: Act) {
    if (this.#name.startsWith('upload') || this.#name === 'fileContract') return;
    const stranger = await act.send(r, m, STRANGER);
    expect([this.#name, stranger.status]).toEqual([this.#name, 404]);
    const other = await act.send(r, m, 'leader');
    expect([this.#name, other.status]).toEqual([this.#name, 403]);
  }

  /** Two at once: the second one finds the stage gone. */
  private async twice(m: Model, r: Real, act: Act) {
    const replies = await Promise.all([act.send(r, m, act.who), act.send(r, m, act.who)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    m.events += 1;
    act.effect(m, r, {});
  }
}

const modes: Mode[] = [
  'onward',
  'onward',
  'onward',
  'onward',
  'onward',
  'onward',
  'legal',
  'legal',
  'legal',
  'any',
  'any',
  'wrongPerson',
  'twice',
];
const steps = fc.tuple(fc.constantFrom(...modes), fc.nat(10_000)).map(([mode, pick]) => new Step(mode, pick));

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.remove());

/** One person's day after another on one project, from its first draft; the chain is verified at the end. */
const sequences = (runs: number) =>
  fc.assert(
    fc.asyncProperty(fc.commands([steps], { maxCommands: 40, size: 'max' }), async (commands) => {
      const real: Real = {
        journey: await Journey.begin(host.client),
        contracts: [],
        rectifications: [],
        requests: [],
      };
      const model = fresh();
      await fc.asyncModelRun(() => ({ model, real }), commands);
      const { verified, items } = await real.journey.history();
      expect([verified, items.map((e) => e.sequence)]).toEqual([true, items.map((_, i) => i + 1)]);
    }),
    { numRuns: runs, endOnFailure: true },
  );

test(
  `${SEQUENCES} sequences of commands, ${AT_ONCE} projects at once`,
  async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, () => sequences(Math.ceil(SEQUENCES / AT_ONCE))));
  },
  SEQUENCES * 20_000,
);
