import {
  type Acts,
  AFTER,
  ANY,
  at,
  BUILDING,
  COMMITTED,
  CONTRACTED,
  completeIfAll,
  post,
  type Real,
  set,
} from './act.ts';
import { type Awaited, awaited, type Model } from './model.ts';

const orders = [...COMMITTED, ...AFTER];
/** The first that is not put right, else the last. */
const target = (m: Model) => {
  const open = m.rectifications.findIndex((r) => r.state !== 'passed');
  return open < 0 ? m.rectifications.length - 1 : open;
};
const asked = (m: Model) => m.funds.indexOf('asked');

/** Of the estimate. */
const STEP_PERCENT = 6;
const urgedKey = ({ kind, index }: Awaited) => `${kind} ${index}`;
/** The first that is waited for and was not urged today; else one that was; else one that nobody waits for. */
const urgeable = (m: Model): Awaited => {
  const waiting = awaited(m);
  const none = { kind: 'quarterlyReport', index: 0 };
  return waiting.find((duty) => !m.urged.has(urgedKey(duty))) ?? waiting[0] ?? none;
};
const subjectOf = (r: Real, { kind, index }: Awaited) => {
  const lists: Record<string, readonly string[]> = {
    quarterlyReport: ['2025Q3'],
    contractFiling: r.contracts,
    acceptanceApplication: ['acceptance'],
    selfEvaluation: ['evaluation'],
    rectification: r.rectifications,
    informationRequest: r.requests,
  };
  return at(lists[kind] ?? [], index);
};

/** Reports, orders, questions and money. */
export const supervision: Acts = {
  suspend: {
    who: 'bureau-head',
    stages: ['inConstruction'],
    send: post('suspension', { reason: '逾期' }),
    effect: set({ stage: 'suspended' }),
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
    stages: orders,
    // Once accepted nothing is owed for the quarter; what was reported is corrected with a reason only.
    rules: (m) => !m.reported && m.accepted === 'no',
    send: post('quarterly-reports', { quarter: '2025Q3', zero: true }),
    effect: set({ reported: true }),
  },
  correctQuarter: {
    who: 'clerk-edu',
    stages: orders,
    about: (m) => m.reported,
    send: post('quarterly-reports', { quarter: '2025Q3', zero: true, correction: '补充说明' }),
    // What it replaces was received, not this.
    effect: set({ received: false }),
  },
  receiveQuarter: {
    who: 'finance',
    stages: ANY,
    about: (m) => m.reported,
    rules: (m) => !m.received,
    send: post('quarterly-reports/2025Q3/receipts'),
    effect: set({ received: true }),
  },
  reportMajorEvent: {
    who: 'clerk-edu',
    stages: CONTRACTED,
    send: post('major-events', { kind: 'other', occurredOn: '2025-09-15', description: '停电' }),
    effect: () => undefined,
  },
  fileAdjustment: {
    who: 'clerk-edu',
    stages: BUILDING,
    // Each one moves more: the third one is over the 15% that count since the estimate in force (R7).
    rules: (m) => m.movedPercent + STEP_PERCENT <= 15,
    send: (r, m, who) => {
      const moved = (r.estimateFen * (m.movedPercent + STEP_PERCENT)) / 100;
      return post('adjustments', {
        ...{ adjustedOn: '2025-09-30', reason: '技术优化', circumstance: 'technicalRefinement' },
        goalUnchanged: true,
        lines: [
          { name: m.line, afterFen: r.lineFen - moved },
          { name: '调入', afterFen: moved },
        ],
      })(r, m, who);
    },
    effect: (m) => void Object.assign(m, { movedPercent: m.movedPercent + STEP_PERCENT }),
  },
  applyNetwork: {
    who: 'clerk-edu',
    stages: orders,
    rules: (m) => m.permit === 'none',
    send: post('network-permits', { kind: 'cloudNode', reason: '应急' }),
    effect: (m, r, { permitId }) => {
      m.permit = 'asked';
      r.permits.push(String(permitId));
    },
  },
  decideNetwork: {
    who: 'bureau-head',
    stages: orders,
    about: (m) => m.permit === 'asked',
    send: (r, m, who) =>
      post(`network-permits/${r.permits.at(-1)}/decision`, { permitted: false, reason: '否' })(r, m, who),
    effect: set({ permit: 'none' }),
  },
  recordAccountability: {
    who: 'audit',
    stages: ANY,
    send: post('accountability-records', {
      ...{ article: 35, kind: 'criticism', subject: '某单位', facts: '未备案' },
      ...{ decidedBy: '市政府办公室', decidedOn: '2025-09-15' },
    }),
    effect: () => undefined,
  },
  orderRectification: {
    who: 'reviewer',
    stages: orders,
    send: post('rectifications', { source: 'inspection', items: ['补'], dueOn: '2025-10-31' }),
    effect: (m, r, { rectificationId }) => {
      m.rectifications.push({ state: 'ordered', source: 'inspection' });
      r.rectifications.push(String(rectificationId));
    },
  },
  answerRectification: {
    who: 'clerk-edu',
    stages: orders,
    about: (m) => m.rectifications.length > 0,
    rules: (m) => at(m.rectifications, target(m)).state !== 'passed',
    send: (r, m, who) =>
      post(`rectifications/${r.rectifications[target(m)]}/response`, { text: '已改' })(r, m, who),
    effect: (m) => {
      at(m.rectifications, target(m)).state = 'answered';
    },
  },
  passRectification: {
    who: 'reviewer',
    stages: orders,
    about: (m) => m.rectifications.length > 0,
    rules: (m) => at(m.rectifications, target(m)).state === 'answered',
    send: (r, m, who) =>
      post(`rectifications/${r.rectifications[target(m)]}/recheck`, { passed: true, note: '好' })(r, m, who),
    effect: (m) => {
      const found = at(m.rectifications, target(m));
      found.state = 'passed';
      // What acceptance ordered goes back to acceptance.
      if (m.stage !== 'rectifying' || found.source !== 'acceptance') return;
      m.stage = 'acceptanceReview';
      m.events += 1;
    },
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
    about: (m) => m.requests.includes('asked'),
    send: (r, m, who) =>
      post(`information-requests/${r.requests[m.requests.indexOf('asked')]}/response`, { text: '附后' })(
        r,
        m,
        who,
      ),
    effect: (m) => void m.requests.splice(m.requests.indexOf('asked'), 1, 'given'),
  },
  urge: {
    who: 'reviewer',
    stages: ANY,
    rules: (m) => awaited(m).length > 0 && !m.urged.has(urgedKey(urgeable(m))),
    send: (r, m, who) => {
      const duty = urgeable(m);
      return post('reminders', { kind: duty.kind, subject: subjectOf(r, duty) })(r, m, who);
    },
    effect: (m) => void m.urged.add(urgedKey(urgeable(m))),
  },
  noteOpinion: {
    who: 'audit',
    stages: ANY,
    send: post('audit-opinions', { text: '查' }),
    effect: () => undefined,
  },
  requestFunds: {
    who: 'clerk-edu',
    stages: CONTRACTED,
    send: post('fund-requests', { fund: 'construction', amountFen: 1, purpose: '首付' }),
    effect: (m, r, { requestId }) => {
      m.funds.push('asked');
      r.funds.push(String(requestId));
    },
  },
  pay: {
    who: 'finance',
    stages: CONTRACTED,
    about: (m) => asked(m) >= 0,
    // A project that stands still gets no money.
    rules: (m) => m.stage !== 'suspended',
    send: (r, m, who) => post(`fund-requests/${r.funds[asked(m)]}/decision`, { outcome: 'paid' })(r, m, who),
    effect: (m) => void m.funds.splice(asked(m), 1, 'decided'),
  },
  refuseFunds: {
    who: 'finance',
    stages: CONTRACTED,
    about: (m) => asked(m) >= 0,
    send: (r, m, who) =>
      post(`fund-requests/${r.funds[asked(m)]}/decision`, { outcome: 'refused', reason: '缓' })(r, m, who),
    effect: (m) => void m.funds.splice(asked(m), 1, 'decided'),
  },
  proposeTermination: {
    who: 'bureau-head',
    stages: orders,
    rules: (m) => !m.proposed,
    send: post('termination', { reason: '否' }),
    effect: set({ proposed: true }),
  },
  terminate: {
    who: 'finance',
    stages: orders,
    rules: (m) => m.proposed,
    send: post('termination/cosignature'),
    effect: set({ stage: 'terminated' }),
  },
};
