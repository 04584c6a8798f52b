import { security } from '../../lib/project/testing.ts';
import { ACCEPTING, type Acts, AFTER, ANY, at, BUILDING, papers, post, set } from './act.ts';
import type { Model } from './model.ts';

const group = [
  { name: '周洁', department: 'bureau' },
  { name: '冯丽', department: 'finance' },
];
const openExtension = (m: Model) => m.extensions.indexOf('applied');
const decideExtension = (outcome: 'approved' | 'refused') => ({
  who: 'bureau-head',
  stages: ACCEPTING,
  about: (m: Model) => openExtension(m) >= 0,
  send: (r: Parameters<Acts[string]['send']>[0], m: Model, who: string) =>
    post(`extensions/${r.extensions[openExtension(m)]}/decision`, { outcome, reason: '因' })(r, m, who),
  effect: (m: Model) => void m.extensions.splice(openExtension(m), 1, outcome),
});

/** Articles 23, 24 and 28 to 31, whatever the score. */
const acceptable = (m: Model) =>
  ['acceptanceOpinion', 'securityMaterials'].every((name) => m.papers.has(name)) &&
  m.registered &&
  m.sharingMet &&
  m.secure;

const onceFiled = ({ evaluations, inUse }: Model) => {
  if (evaluations > 0) return 'selfEvaluated';
  return inUse ? 'inOperation' : 'acceptanceFiled';
};

/** Left over of the settlement: a hundred fen. */
const SURPLUS = 100;

/** From the extension to the closed file. */
export const secondHalf: Acts = {
  applyExtension: {
    who: 'clerk-edu',
    stages: ['completed'],
    about: (m) => m.extensions.length < 20,
    rules: (m) => openExtension(m) < 0 && m.applications === 0,
    // Each one later than all before.
    send: (r, m, who) => {
      const proposedDue = `2026-03-${10 + m.extensions.length}`;
      return post('extensions', { proposedDue, reason: '因', measures: '增派' })(r, m, who);
    },
    effect: (m, r, { extensionId }) => {
      m.extensions.push('applied');
      r.extensions.push(String(extensionId));
    },
  },
  grantExtension: decideExtension('approved'),
  refuseExtension: decideExtension('refused'),
  registerCatalog: {
    who: 'clerk-edu',
    stages: [...BUILDING, ...ACCEPTING],
    send: post('catalog-registration', { registeredOn: '2025-09-15', platformNumber: '目录-1' }),
    effect: set({ registered: true, sharingMet: false }),
  },
  confirmSharing: {
    who: 'reviewer',
    stages: [...BUILDING, ...ACCEPTING],
    rules: (m) => m.registered,
    send: post('catalog-registration/confirmation', { sharingMet: true }),
    effect: set({ sharingMet: true }),
  },
  answerSecurity: {
    who: 'clerk-edu',
    stages: [...BUILDING, ...ACCEPTING, ...AFTER],
    send: post('security-answers', security),
    effect: set({ secure: true }),
  },
  uploadReport: papers('clerk-edu', ACCEPTING, 'acceptanceApplication', 'securityMaterials'),
  uploadGroupOpinion: papers('reviewer', ['acceptanceReview', 'rectifying'], 'acceptanceOpinion'),
  applyAcceptance: {
    who: 'head-edu',
    stages: ['completed'],
    rules: (m) => m.papers.has('acceptanceApplication') && !m.changes.includes('applied'),
    send: post('acceptance-applications'),
    effect: (m) => void Object.assign(m, { stage: 'acceptanceApplied', applications: m.applications + 1 }),
  },
  startAcceptanceReview: {
    who: 'reviewer',
    stages: ['acceptanceApplied'],
    send: post('acceptance-review', { group, meetingOn: '2025-09-20' }),
    effect: set({ stage: 'acceptanceReview' }),
  },
  orderAcceptanceRectification: {
    who: 'reviewer',
    stages: ['acceptanceReview'],
    send: post('acceptance-rectifications', { items: ['补测试'], dueOn: '2025-10-31' }),
    effect: (m, r, { rectificationId }) => {
      m.rectifications.push({ state: 'ordered', source: 'acceptance' });
      r.rectifications.push(String(rectificationId));
      Object.assign(m, { stage: 'rectifying', concluded: false });
    },
  },
  conclude: {
    who: 'bureau-head',
    stages: ['acceptanceReview'],
    rules: acceptable,
    send: post('acceptance-results', { opinion: '通过' }),
    effect: set({ concluded: true }),
  },
  cosign: {
    who: 'finance',
    stages: ['acceptanceReview'],
    rules: (m) => m.concluded && acceptable(m),
    send: post('acceptance-results/cosignature'),
    effect: set({ stage: 'accepted', accepted: 'now' }),
  },
  uploadAcceptanceReport: papers('clerk-edu', ['accepted'], 'acceptanceReport'),
  fileAcceptance: {
    who: 'clerk-edu',
    stages: ['accepted'],
    rules: (m) => m.papers.has('acceptanceReport'),
    send: post('acceptance-filing', { receiptNumber: 'WF-1' }),
    effect: (m) => void Object.assign(m, { stage: onceFiled(m) }),
  },
  startOperation: {
    who: 'clerk-edu',
    stages: [...ACCEPTING, ...AFTER],
    rules: (m) => !m.inUse,
    send: post('operation-start', { inUseOn: '2025-09-15' }),
    effect: (m) => {
      m.inUse = true;
      if (m.stage === 'acceptanceFiled') m.stage = 'inOperation';
    },
  },
  uploadSelfEvaluation: papers('clerk-edu', AFTER, 'selfEvaluationReport'),
  selfEvaluate: {
    who: 'head-edu',
    stages: AFTER,
    // Twelve months after acceptance and use, and not a day before.
    rules: (m) => m.accepted === 'before' && m.papers.has('selfEvaluationReport'),
    send: post('self-evaluations', { summary: '达到目标' }),
    effect: (m, r, { evaluationId }) => {
      m.evaluations += 1;
      r.evaluations.push(String(evaluationId));
      m.evaluationReceived = false;
      if (m.stage === 'inOperation') m.stage = 'selfEvaluated';
    },
  },
  receiveSelfEvaluation: {
    who: 'audit',
    stages: ANY,
    about: (m) => m.evaluations > 0,
    rules: (m) => !m.evaluationReceived,
    send: (r, m, who) => post(`self-evaluations/${r.evaluations.at(-1)}/receipts`)(r, m, who),
    effect: set({ evaluationReceived: true }),
  },
  evaluate: {
    who: 'reviewer',
    stages: ['selfEvaluated'],
    send: post('performance-evaluations', { grade: 'good', evaluator: '评价组', conclusion: '良' }),
    effect: set({ stage: 'evaluated' }),
  },
  settle: {
    who: 'clerk-edu',
    stages: AFTER,
    send: (r, m, who) => post('settlement', { settlementFen: r.estimateFen - SURPLUS })(r, m, who),
    effect: set({ settled: true }),
  },
  returnSurplus: {
    who: 'clerk-edu',
    stages: AFTER,
    rules: (m) => m.settled && !m.returned,
    send: post('surplus-returns', {
      returnedFen: SURPLUS,
      returnedOn: '2025-09-15',
      originalChannel: true,
    }),
    effect: set({ returned: true }),
  },
  close: {
    who: 'bureau-head',
    stages: ['selfEvaluated', 'evaluated'],
    rules: (m) =>
      m.settled &&
      m.returned &&
      !m.proposed &&
      m.contracts.every((c) => c.filed) &&
      m.rectifications.every((x) => x.state === 'passed') &&
      m.requests.every((x) => x === 'given'),
    send: post('closure'),
    effect: set({ stage: 'closed' }),
  },
  applyChange: {
    who: 'clerk-edu',
    stages: [...BUILDING, 'completed'],
    rules: (m) => !m.changes.includes('applied'),
    // The estimate stays what it was, so that the settlement has its surplus.
    send: (r, m, who) => {
      const { estimateFen } = r;
      const lines = [{ name: '软件开发', amountFen: estimateFen }];
      return post('changes', { reason: '增加模块', estimateFen, lines })(r, m, who);
    },
    effect: (m, r, { changeId }) => {
      m.changes.push('applied');
      r.changes.push(String(changeId));
    },
  },
  decideChange: {
    who: 'bureau-head',
    stages: [...BUILDING, 'completed'],
    about: (m) => m.changes.includes('applied'),
    send: (r, m, who) =>
      post(`changes/${at(r.changes, m.changes.indexOf('applied'))}/decision`, {
        outcome: 'approved',
        documentNumber: '变更1号',
      })(r, m, who),
    effect: (m, r) => {
      m.changes.splice(m.changes.indexOf('applied'), 1, 'decided');
      // One line, and the count of R7 begins again.
      Object.assign(m, { line: '软件开发', movedPercent: 0 });
      r.lineFen = r.estimateFen;
    },
  },
};
