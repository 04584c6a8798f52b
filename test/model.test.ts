import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Act, at, type Real } from './model/act.ts';
import { firstHalf } from './model/first-half.ts';
import { duties, type Model, rows, type Start, starts } from './model/model.ts';
import { secondHalf } from './model/second-half.ts';
import { supervision } from './model/supervision.ts';
import { ok } from './support/city.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import { sheetOf } from './support/past.ts';
import * as story from './support/story.ts';

/**
 * Random people give random commands, legal and illegal, over HTTP, from the first draft or from what the old register says;
 * a small plain model says what must come of it: the same stage, the same duties, a history without a gap. 50 sequences here;
 * `npm run test:model` plays 1,000.
 */
const LONG = process.env.MODEL_SEQUENCES;
const SEQUENCES = Number(LONG ?? 50);
const COMMANDS = LONG ? 28 : 10;
/** Projects played at the same time. */
const AT_ONCE = 6;

const acts: Record<string, Act> = { ...firstHalf, ...secondHalf, ...supervision };
const names = Object.keys(acts);
const actOf = (name: string) => at([acts[name]], 0) as Act;
const personOf = ({ who, by }: Act, m: Model) => by?.(m) ?? who;
const isUpload = (name: string) => name.startsWith('upload');

/** What the model says of an act by the person whose it is. */
function verdict(m: Model, { stages, rules, about }: Act): 'nothing' | 'ok' | 'wrongStage' | 'ruleRefused' {
  if (about && !about(m)) return 'nothing';
  if (!stages.includes(m.stage)) return 'wrongStage';
  return rules && !rules(m) ? 'ruleRefused' : 'ok';
}
const allows = (m: Model, name: string) => verdict(m, actOf(name)) === 'ok';

const always = () => true;
/** The straight way, so that sequences come far: the first of these that is open and wanted. */
const onward: [string, (m: Model) => boolean][] = [
  ['fill', (m) => !m.filled],
  ['consult', (m) => !m.consulted],
  ['addItem', (m) => m.items === 0],
  ['uploadApplication', always],
  ['submit', always],
  ['review', always],
  ['draftOpinion', (m) => !m.opinion],
  ['uploadOpinion', always],
  ['approve', always],
  ['uploadPledge', always],
  ['pledge', always],
  ['tender', always],
  ['handOver', always],
  ['confirmHandover', always],
  ['recordContract', (m) => m.contracts.length === 0],
  ['fileContract', always],
  ['resume', always],
  ['completeContract', always],
  ['decideChange', always],
  ['uploadReport', always],
  ['applyAcceptance', always],
  ['startAcceptanceReview', always],
  ['answerRectification', (m) => m.rectifications.some((r) => r.state === 'ordered')],
  ['passRectification', always],
  ['registerCatalog', (m) => !m.registered],
  ['confirmSharing', (m) => !m.sharingMet],
  ['answerSecurity', (m) => !m.secure && m.stage === 'acceptanceReview'],
  ['uploadGroupOpinion', always],
  ['conclude', (m) => !m.concluded],
  ['cosign', always],
  ['uploadAcceptanceReport', always],
  ['fileAcceptance', always],
  ['startOperation', (m) => m.stage === 'acceptanceFiled'],
  ['settle', (m) => !m.settled],
  ['returnSurplus', always],
  ['giveInformation', always],
  ['uploadSelfEvaluation', (m) => m.accepted === 'before'],
  ['selfEvaluate', (m) => m.evaluations === 0],
  ['evaluate', always],
  ['close', always],
];

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

/** One step in so many is followed by a look at the whole project. */
const LOOK_EVERY = 4;

type Mode = 'onward' | 'legal' | 'any' | 'wrongPerson' | 'twice' | 'together';
const STRANGER = 'clerk-health';
/** A second one finds that it has happened. */
const ONCE = [
  'submit',
  'pledge',
  'suspend',
  'applyAcceptance',
  'startAcceptanceReview',
  'cosign',
  'fileAcceptance',
  'startOperation',
  'applyChange',
  'applyExtension',
  'terminate',
  'close',
];
/** Records that several people make at the same time, and none instead of another. */
const BESIDE = [
  'askInformation',
  'noteOpinion',
  'orderRectification',
  'requestFunds',
  'answerSecurity',
  'reportMajorEvent',
  'recordAccountability',
  'receiveQuarter',
];

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
    if (this.mode === 'together') await this.together(m, r);
    else await this.one(m, r);
    // Every answer tells stage and version; the duties are asked for now and then, and at the end.
    if (Number.isNaN(m.events) || this.pick % LOOK_EVERY === 0) await compare(m, r);
  }

  private async one(m: Model, r: Real) {
    const once = this.mode === 'twice' ? ONCE.find((name) => allows(m, name)) : undefined;
    this.#name = once ?? this.chosen(m);
    const act = actOf(this.#name);
    if (this.mode === 'wrongPerson') await this.refused(m, r, act);
    else if (once) await this.twice(m, r, act);
    else await this.asked(m, r, act);
  }

  private chosen(m: Model): string {
    const next = onward.find(([name, wanted]) => allows(m, name) && wanted(m));
    if (this.mode === 'onward' && next) return next[0];
    const legal = this.mode === 'legal' || this.mode === 'onward' || this.mode === 'twice';
    const possible = names.filter((name) =>
      legal ? allows(m, name) : verdict(m, actOf(name)) !== 'nothing',
    );
    return at(possible, this.pick % possible.length);
  }

  private async asked(m: Model, r: Real, act: Act) {
    const said = verdict(m, act);
    const { status, body } = await act.send(r, m, personOf(act, m));
    expect([this.#name, status < 300 ? 'ok' : body.code]).toEqual([this.#name, said]);
    if (said !== 'ok') return;
    m.events += 1;
    act.effect(m, r, body);
    if (Number.isNaN(m.events)) return;
    expect([this.#name, body.stage, body.version]).toEqual([this.#name, m.stage, m.events]);
  }

  /** A stranger is told that there is no such project, somebody of another role that it is not theirs. */
  private async refused(m: Model, r: Real, act: Act) {
    if (isUpload(this.#name) || this.#name === 'fileContract') return;
    const answers = await Promise.all([STRANGER, 'leader'].map((who) => act.send(r, m, who)));
    expect([this.#name, answers.map(({ status }) => status)]).toEqual([this.#name, [404, 403]]);
  }

  /** Two at once: the second one finds the stage gone, or that it has happened. */
  private async twice(m: Model, r: Real, act: Act) {
    const replies = await Promise.all([1, 2].map(() => act.send(r, m, personOf(act, m))));
    const done = replies.filter(({ status }) => status < 300);
    const refused = replies.filter(({ status }) => status === 409 || status === 422);
    expect([this.#name, done.length, refused.length]).toEqual([this.#name, 1, 1]);
    m.events += 1;
    act.effect(m, r, at(done, 0).body);
  }

  /** Everybody who may puts something on record at the same time: all of it is there, once. */
  private async together(m: Model, r: Real) {
    const possible = BESIDE.filter((name) => allows(m, name));
    this.#name = possible.join('+');
    const replies = await Promise.all(possible.map((name) => actOf(name).send(r, m, actOf(name).who)));
    expect([this.#name, replies.map(({ status }) => status < 300)]).toEqual([
      this.#name,
      possible.map(() => true),
    ]);
    m.events += possible.length;
    for (const [i, name] of possible.entries()) actOf(name).effect(m, r, at(replies, i).body);
  }
}

const modes: Record<Mode, number> = { onward: 7, legal: 3, any: 2, wrongPerson: 1, twice: 1, together: 1 };
const mode = fc.oneof(
  ...Object.entries(modes).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as Mode) })),
);
const steps = fc.tuple(mode, fc.nat(10_000)).map(([m, pick]) => new Step(m, pick));
const start = fc.constantFrom<Start>('draft', 'building', 'built', 'built', 'accepted');

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost();
});
afterAll(() => host.remove());

/** So many a day: nobody may register more than a thousand files. Nothing is due before the last week of September. */
const A_DAY = 250;

async function day(n: number, runs: number) {
  if (n > 0) await host.client.clock(`2025-09-${15 + n}T09:00:00+08:00`);
  await Promise.all(Array.from({ length: AT_ONCE }, () => sequences(Math.ceil(runs / AT_ONCE))));
}

let imports = 0;
const PAST_ESTIMATE_FEN = 1_000_000_00;

/** A project of the old register, taken over by the administrator. */
async function imported(begin: Exclude<Start, 'draft'>): Promise<Journey> {
  const past = {
    是否涉密: '否',
    原编号: `M-${++imports}`,
    建设单位: '市教育和体育局',
    项目名称: `历史项目${imports}`,
    项目类型: '新建',
    '批复概算(元)': PAST_ESTIMATE_FEN / 100,
    合同1名称: '开发',
    合同1供应商: '某公司',
    '合同1金额(元)': 900_000,
    ...rows[begin],
  };
  const contentBase64 = await sheetOf([past]);
  const answer = await host.client.post<{ rows: { projectId: string }[] }>('admin', '/api/imports', {
    contentBase64,
  });
  return Journey.of(host.client, at(ok(answer).rows, 0).projectId);
}

async function begun(begin: Start): Promise<{ model: Model; real: Real }> {
  const journey = begin === 'draft' ? await Journey.begin(host.client) : await imported(begin);
  const { contracts } = await journey.view<{ contracts: { contractId: string }[] }>('audit');
  const real = {
    ...{ journey, contracts: contracts.map((c) => c.contractId), items: [], evaluations: [] },
    ...{ rectifications: [], requests: [], changes: [], extensions: [], funds: [], permits: [] },
    ...(begin === 'draft'
      ? { estimateFen: story.approval.estimateFen, lineFen: story.approval.budgetLines[0]?.amountFen ?? 0 }
      : { estimateFen: PAST_ESTIMATE_FEN, lineFen: PAST_ESTIMATE_FEN }),
  };
  return { model: starts[begin](), real };
}

/** Stages that some sequence came to, for the figures of a long run. */
const reached = new Map<string, number>();

/** One project's life, or the rest of it; the chain is verified at the end. */
const sequences = (runs: number) =>
  fc.assert(
    fc.asyncProperty(
      start,
      fc.commands([steps], { maxCommands: COMMANDS, size: 'max' }),
      async (begin, commands) => {
        const life = await begun(begin);
        await fc.asyncModelRun(() => life, commands);
        await compare(life.model, life.real);
        const { verified, items } = await life.real.journey.history();
        expect([verified, items.map((e) => e.sequence)]).toEqual([true, items.map((_, i) => i + 1)]);
        reached.set(life.model.stage, (reached.get(life.model.stage) ?? 0) + 1);
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );

test(
  `${SEQUENCES} sequences of commands, ${AT_ONCE} projects at once`,
  async () => {
    for (let n = 0; n * A_DAY < SEQUENCES; n++) await day(n, Math.min(A_DAY, SEQUENCES - n * A_DAY));
    if (LONG) console.log(Object.fromEntries(reached));
  },
  SEQUENCES * 20_000,
);
