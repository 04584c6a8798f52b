import * as story from '../support/story.ts';
import {
  type Acts,
  at,
  CONTRACTED,
  CONTRACTING,
  completeIfAll,
  PREPARING,
  papers,
  post,
  set,
} from './act.ts';
import type { Model } from './model.ts';

const open = (m: Model) => m.contracts.findIndex((c) => !c.completed);
const unfiled = (m: Model) => m.contracts.findIndex((c) => !c.filed);

/** From the first draft to the last contract. */
export const firstHalf: Acts = {
  fill: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: (r, _, who) => r.journey.client.request(who, 'PATCH', r.journey.path(), story.draftFields),
    effect: set({ filled: true }),
  },
  consult: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: post('consultations', story.consultation),
    effect: set({ consulted: true }),
  },
  addItem: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: post('catalog-items', story.catalogItem),
    effect: (m) => void Object.assign(m, { items: m.items + 1 }),
  },
  uploadApplication: papers('clerk-edu', PREPARING, 'constructionPlan', 'investmentBudget'),
  submit: {
    who: 'head-edu',
    stages: PREPARING,
    rules: (m) => m.filled && m.consulted && m.items > 0 && m.papers.has('constructionPlan'),
    send: post('submission'),
    effect: (m) => {
      m.papers.delete('reviewOpinion');
      Object.assign(m, {
        stage: 'submitted',
        submittedItems: m.items,
        withdrawnFrom: undefined,
        opinion: false,
      });
    },
  },
  giveBack: {
    who: 'reviewer',
    stages: ['submitted', 'underReview'],
    send: post('return', { items: [{ item: 'goal', reason: '不清' }] }),
    effect: set({ stage: 'returned' }),
  },
  withdraw: {
    who: 'head-edu',
    stages: ['submitted', 'underReview'],
    send: post('withdrawal', { reason: '补充' }),
    effect: (m) => void Object.assign(m, { withdrawnFrom: m.stage, stage: 'draft' }),
  },
  undoWithdrawal: {
    who: 'head-edu',
    stages: ['draft'],
    rules: (m) => m.withdrawnFrom !== undefined && m.items === m.submittedItems,
    send: (r, _, who) => r.journey.client.request(who, 'DELETE', r.journey.path('withdrawal'), {}),
    effect: (m) => void Object.assign(m, { stage: m.withdrawnFrom ?? '', withdrawnFrom: undefined }),
  },
  review: {
    who: 'reviewer',
    stages: ['submitted'],
    send: post('review', { batch: '1' }),
    effect: set({ stage: 'underReview' }),
  },
  draftOpinion: {
    who: 'reviewer',
    stages: ['underReview'],
    send: post('review-opinion', story.opinion),
    effect: set({ opinion: true }),
  },
  uploadOpinion: papers('reviewer', ['underReview'], 'reviewOpinion'),
  approve: {
    who: 'bureau-head',
    stages: ['underReview'],
    rules: (m) => m.opinion && m.papers.has('reviewOpinion'),
    send: post('approval', story.approval),
    effect: set({ stage: 'approved', approved: true }),
  },
  uploadPledge: papers('clerk-edu', ['approved'], 'responsibilityPledge'),
  pledge: {
    who: 'head-edu',
    stages: ['approved'],
    rules: (m) => m.papers.has('responsibilityPledge') && !m.pledged,
    send: post('pledge', { construction: true, dataSharing: true, fundUse: true }),
    effect: set({ pledged: true }),
  },
  tender: {
    who: 'clerk-edu',
    stages: ['approved'],
    rules: (m) => m.pledged,
    send: post('tender', { startedOn: '2025-09-15', method: '公开招标' }),
    effect: set({ stage: 'tendering' }),
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
};
