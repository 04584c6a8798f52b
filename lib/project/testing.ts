import type * as z from 'zod/mini';
import { shanghaiDay } from '../calendar/days.ts';
import type { Breach } from '../regulation/decision.ts';
import { shipped } from '../regulation/testing.ts';
import type { Context } from './command.ts';
import { type CommandName, commands } from './commands/index.ts';
import { createDraft } from './create.ts';
import { type Decision, decide, record, signatureOf } from './decide.ts';
import { obligationsOf } from './duties.ts';
import type { ProjectEvent } from './events.ts';
import { nothing } from './evolve.ts';
import { findingsOf } from './findings.ts';
import type { MaterialName } from './materials.ts';
import { type ObligationKind, statusOf } from './obligations.ts';
import type { Person, Role } from './people.ts';
import { type Actor, rolesOn, SYSTEM } from './permissions.ts';
import type { Project, Stage } from './project.ts';

const person = (userId: string, unitId: string, ...roles: Role[]): Person => ({
  userId,
  name: userId,
  roles,
  unitId,
  unitName: unitId,
  isBureau: unitId === 'bureau',
  email: `${userId}@example.gov.cn`,
});

/** One person of every role, and some who hold two or belong elsewhere. */
export const people = {
  clerk: person('clerk', 'edu', 'clerk'),
  unitHead: person('unitHead', 'edu', 'unitHead'),
  clerkElsewhere: person('clerkElsewhere', 'health', 'clerk'),
  headElsewhere: person('headElsewhere', 'health', 'unitHead'),
  participant: person('participant', 'town', 'participant'),
  participantElsewhere: person('participantElsewhere', 'village', 'participant'),
  reviewer: person('reviewer', 'bureau', 'reviewer'),
  bureauHead: person('bureauHead', 'bureau', 'bureauHead'),
  bureauClerk: person('bureauClerk', 'bureau', 'clerk', 'reviewer'),
  headAndBureauHead: person('headAndBureauHead', 'edu', 'unitHead', 'bureauHead'),
  finance: person('finance', 'treasury', 'finance'),
  audit: person('audit', 'auditors', 'audit'),
  leader: person('leader', 'government', 'leader'),
  expert: person('expert', 'institute', 'expert'),
  expertElsewhere: person('expertElsewhere', 'institute', 'expert'),
  admin: person('admin', 'bureau', 'admin'),
} satisfies Record<string, Person>;
export type Who = keyof typeof people | typeof SYSTEM;

export const actorOf = (who: Who): Actor => (who === SYSTEM ? SYSTEM : people[who]);

/** `code@article`, as the tables of refusals name breaches. */
export const told = (breaches: readonly Breach[]) => breaches.map((b) => `${b.code}@${b.article ?? '-'}`);

/** One project's life, command by command, on days of the test's choosing. */
export class Life {
  project: Project = nothing;
  events: ProjectEvent[] = [];
  day: string;
  #ids = 0;

  constructor(day: string) {
    this.day = day;
  }

  context(who: Who, facts: Partial<Context> = {}): Context {
    const now = `${this.day}T02:00:00.000Z`;
    return {
      actor: actorOf(who),
      now,
      today: shanghaiDay(now),
      rules: shipped,
      newId: () => `id-${++this.#ids}`,
      ...facts,
    };
  }

  on(day: string): this {
    this.day = day;
    return this;
  }

  create(fields: Partial<typeof newProject> = {}, who: Who = 'clerk'): this {
    const context = this.context(who);
    const decision = createDraft({ ...newProject, ...fields }, 'ZC-2023-0001', context);
    this.#apply(decision, context);
    return this;
  }

  /** What would be decided; nothing happens. Input goes through the command's schema, as the API sends it. */
  decide(name: CommandName, who: Who, input: object = {}, facts: Partial<Context> = {}): Decision {
    const parsed = (commands[name].input as () => z.ZodMiniType)().parse(input);
    return decide(this.project, name, parsed, this.context(who, facts));
  }

  /** The codes that stop a command; empty when it is allowed. */
  refusal(name: CommandName, who: Who, input: object = {}, facts: Partial<Context> = {}): string[] {
    const decision = this.decide(name, who, input, facts);
    return decision.ok ? [] : told(decision.breaches);
  }

  /** The command happens; it is the test's mistake if it may not. Returns the first event's data. */
  run<T = Record<string, string>>(name: CommandName, who: Who, input: object = {}): T {
    const decision = this.decide(name, who, input);
    return this.#apply(decision, this.context(who)) as T;
  }

  /** Reverses an event, as the function does it: with the event and all after it. */
  correction(sequence: number): Partial<Context> {
    const [correctedEvent, ...laterEvents] = this.events.slice(sequence - 1);
    return correctedEvent ? { correctedEvent, laterEvents } : {};
  }

  correct(sequence: number, who: Who = 'bureauHead'): this {
    const input = { sequence, reason: '登记有误' };
    const decision = this.decide('correct', who, input, this.correction(sequence));
    this.#apply(decision, this.context(who));
    return this;
  }

  /** Sequence of the newest event of a type. */
  last(type: ProjectEvent['type']): number {
    return this.events.findLast((e) => e.type === type)?.sequence ?? 0;
  }

  /** Uploads a document that passes its check. */
  upload(material: MaterialName, who: Who = 'clerk'): string {
    const { documentId } = this.run<{ documentId: string }>('registerDocument', who, fileOf(material));
    this.run('completeUpload', who, { documentId, stored: true });
    this.run('acceptDocument', SYSTEM, { documentId, scan: 'notScanned' });
    return documentId;
  }

  obligations(kind?: ObligationKind) {
    const all = obligationsOf(this.project, shipped, this.day);
    return kind ? all.filter((o) => o.kind === kind) : all;
  }

  findings() {
    return findingsOf(this.project, this.obligations(), this.day, shipped.calendar);
  }

  /** Status of the only obligation of a kind, on the day. */
  status(kind: ObligationKind) {
    const [obligation] = this.obligations(kind);
    return obligation && statusOf(obligation, this.day, shipped.calendar);
  }

  #apply(decision: Decision, context: Context): unknown {
    if (!decision.ok) throw new Error(`refused: ${told(decision.breaches).join(', ')}`);
    const { project, events } = record(
      this.project,
      decision.events,
      signatureOf(decision.actor, decision.role, context.now),
    );
    this.project = project;
    this.events.push(...events);
    return events[0]?.data ?? {};
  }
}

export const fileOf = (material: MaterialName) => ({
  material,
  fileName: `${material}.pdf`,
  contentType: 'application/pdf',
  sizeBytes: 1000,
  sha256: 'a'.repeat(64),
});

export const newProject = {
  involvesStateSecrets: false as const,
  name: '智慧教育云平台',
  kind: 'newBuild' as const,
  procurementMode: 'unit' as 'unit' | 'central',
};

export const fields = {
  goal: '统一教学资源',
  content: '资源库',
  budgetFen: 300_000_00,
  responsiblePerson: '李建国',
  participants: [
    { unitId: 'town', unitName: '密州街道', scope: '布点', amountFen: 10_000_00, townFunded: true },
    { unitId: 'health', unitName: '市卫生健康局', scope: '校医', amountFen: 5_000_00, townFunded: false },
  ],
};

export const catalogItem = {
  name: '学校基本信息',
  category: '教育',
  provider: '市教育和体育局',
  providerCode: '11370782004312706T',
  format: '数据库',
  fields: [{ name: '学校名称', type: '字符型' }],
  sharing: 'unconditional',
  openToPublic: true,
  updateCycle: '每年',
};

export const opinion = {
  conclusion: 'approve',
  text: '建议批复',
  budgetReview: { amountFen: 280_000_00, reviewedOn: '2023-03-01' },
};

export const approval = {
  estimateFen: 280_000_00,
  budgetLines: [
    { name: '软件', amountFen: 180_000_00 },
    { name: '硬件', amountFen: 100_000_00 },
  ],
};

export const contract = {
  name: '开发合同',
  supplier: '某公司',
  amountFen: 250_000_00,
  signedOn: '2023-03-10',
};

export const security = {
  answers: {
    securityRules: { positive: true },
    secureProducts: { positive: true },
    securityReview: { positive: true },
    dataLifecycle: { positive: true },
    riskAssessment: { positive: true },
    cryptographyPlan: { positive: true },
    cryptographyAssessment: { positive: true },
  },
  mlps: { level: 2, filed: true, tested: true },
};

export const group = [
  { name: '周洁', department: 'bureau' },
  { name: '冯丽', department: 'finance' },
];

const expert = { userId: 'expert', name: '吴明', expiresOn: '2023-03-31' };

/** What leads from one stage to the next on the straight way, each step from the one before. */
const steps: [Stage, (life: Life) => void][] = [
  ['draft', (life) => life.create()],
  [
    'submitted',
    (life) => {
      life.run('editDraft', 'clerk', fields);
      life.run('recordConsultation', 'clerk', { heldOn: '2023-02-27', withPerson: '周洁', summary: '对接' });
      life.run('recordCatalogItem', 'clerk', catalogItem);
      life.upload('constructionPlan');
      life.upload('investmentBudget');
      life.run('submit', 'unitHead');
    },
  ],
  ['underReview', (life) => life.run('startReview', 'reviewer', { batch: '第1批', experts: [expert] })],
  [
    'approved',
    (life) => {
      life.run('draftOpinion', 'reviewer', opinion);
      life.upload('reviewOpinion', 'reviewer');
      life.run('approve', 'bureauHead', approval);
    },
  ],
  [
    'tendering',
    (life) => {
      life.upload('responsibilityPledge');
      life.run('signPledge', 'unitHead', { construction: true, dataSharing: true, fundUse: true });
      life.run('startTender', 'clerk', { startedOn: '2023-03-01', method: '公开招标' });
    },
  ],
  [
    'inConstruction',
    (life) => {
      life.on('2023-03-13');
      life.run('recordContract', 'clerk', { ...contract, documentIds: [life.upload('contract')] });
    },
  ],
  [
    'completed',
    (life) => {
      const [contractId] = Object.keys(life.on('2023-06-30').project.contracts);
      life.run('completeContract', 'clerk', { contractId, completedOn: '2023-06-28' });
    },
  ],
  [
    'acceptanceApplied',
    (life) => {
      life.on('2023-08-01').upload('acceptanceApplication');
      life.run('applyAcceptance', 'unitHead');
    },
  ],
  [
    'acceptanceReview',
    (life) => life.run('startAcceptanceReview', 'reviewer', { group, meetingOn: '2023-08-02' }),
  ],
  [
    'accepted',
    (life) => {
      life.upload('acceptanceOpinion', 'reviewer');
      life.upload('securityMaterials');
      life.run('registerCatalog', 'clerk', { registeredOn: '2023-08-01', platformNumber: '目录-1' });
      life.run('confirmSharing', 'reviewer', { sharingMet: true });
      life.run('answerSecurity', 'clerk', security);
      life.run('concludeAcceptance', 'bureauHead', { opinion: '通过' });
      life.run('cosignAcceptance', 'finance');
    },
  ],
  [
    'acceptanceFiled',
    (life) => {
      life.upload('acceptanceReport');
      life.run('fileAcceptance', 'clerk', { receiptNumber: 'WF-1' });
    },
  ],
  ['inOperation', (life) => life.run('startOperation', 'clerk', { inUseOn: '2023-07-15' })],
  [
    'selfEvaluated',
    (life) => {
      life.on('2024-08-01').upload('selfEvaluationReport');
      life.run('submitSelfEvaluation', 'unitHead', { summary: '达到目标' });
    },
  ],
  [
    'evaluated',
    (life) =>
      life.run('evaluatePerformance', 'reviewer', { grade: 'good', evaluator: '评价组', conclusion: '良' }),
  ],
  [
    'closed',
    (life) => {
      life.run('settle', 'clerk', { settlementFen: 280_000_00 });
      life.run('close', 'bureauHead');
    },
  ],
];

/** Ways off the straight one. */
const branches: Partial<Record<Stage, () => Life>> = {
  returned: () => {
    const life = lifeAt('submitted');
    life.run('returnSubmission', 'reviewer', { items: [{ item: 'goal', reason: '请写明学校数量' }] });
    return life;
  },
  rejected: () => {
    const life = lifeAt('underReview');
    life.run('draftOpinion', 'reviewer', { ...opinion, conclusion: 'reject' });
    life.upload('reviewOpinion', 'reviewer');
    life.run('reject', 'bureauHead', { reason: '重复建设' });
    return life;
  },
  handedOver: () => {
    const life = new Life('2023-03-01').create({ procurementMode: 'central' });
    for (const [, step] of steps.slice(1, 4)) step(life);
    life.upload('responsibilityPledge');
    life.run('signPledge', 'unitHead', { construction: true, dataSharing: true, fundUse: true });
    life.run('startTender', 'reviewer', { startedOn: '2023-03-01', method: '公开招标' });
    life.run('handOver', 'reviewer', { winningSupplier: '某公司' });
    life.run('confirmHandover', 'clerk');
    return life;
  },
  suspended: () => {
    const life = lifeAt('inConstruction');
    life.run('suspend', 'bureauHead', { reason: '严重逾期' });
    return life;
  },
  terminated: () => {
    const life = lifeAt('inConstruction');
    life.run('proposeTermination', 'bureauHead', { reason: '拒不整改' });
    life.run('cosignTermination', 'finance');
    return life;
  },
  rectifying: () => {
    const life = lifeAt('acceptanceReview');
    life.run('orderAcceptanceRectification', 'reviewer', { items: ['补测试'], dueOn: '2023-08-31' });
    return life;
  },
};

/** A project that came to a stage, begun on Wednesday 2023-03-01. */
export function lifeAt(stage: Stage): Life {
  const branch = branches[stage];
  if (branch) return branch();
  const life = new Life('2023-03-01');
  for (const [reached, step] of steps) {
    step(life);
    if (reached === stage) return life;
  }
  throw new Error(`no way to ${stage}`);
}

/** One row of a table: title, stage, what happens first, command, who, input, the breaches expected (none: allowed). */
export type Row = [
  title: string,
  stage: Stage,
  before: (life: Life) => unknown,
  command: CommandName,
  who: Who,
  input: object,
  expected: string[],
];

/** What a row's command is answered with. */
export function answerOf([, stage, before, command, who, input]: Row): string[] {
  const life = lifeAt(stage);
  before(life);
  const from = (value: unknown): unknown => (typeof value === 'function' ? value(life) : value);
  const resolved = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, from(value)]));
  return life.refusal(command, who, resolved);
}

export const nothingBefore = () => undefined;

/** An input that is only known once the life is there: the identifier of the newest record of a collection. */
export const newest =
  (
    collection:
      | 'contracts'
      | 'changes'
      | 'extensions'
      | 'fundRequests'
      | 'rectifications'
      | 'informationRequests'
      | 'selfEvaluations'
      | 'documents'
      | 'catalogItems'
      | 'networkPermits',
  ) =>
  (life: Life) =>
    Object.keys(life.project[collection]).at(-1);

/** Whether the project exists for a person today. */
export const canSee = (life: Life, who: Exclude<Who, typeof SYSTEM>): boolean =>
  rolesOn(people[who], life.project, life.day).length > 0;
