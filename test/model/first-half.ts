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

/** Articles 6 and 7. */
const complete = (m: Model) =>
  m.filled && m.consulted && (m.items > 0 || m.noData === 'confirmed') && m.papers.has('constructionPlan');
/** 第四条: what the bureau tendered is handed over before a contract. */
const handedOver = (m: Model) => !m.central || m.handover === 'confirmed';

/** From the first draft to the last contract. */
export const firstHalf: Acts = {
  fill: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: (r, _, who) => r.journey.client.request(who, 'PATCH', r.journey.path(), story.draftFields),
    // The same again is no event.
    effect: (m) => {
      if (m.filled) m.events -= 1;
      m.filled = true;
    },
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
    effect: (m, r, { itemId }) => {
      Object.assign(m, { items: m.items + 1, itemsChanged: true });
      r.items.push(String(itemId));
    },
  },
  removeItem: {
    who: 'clerk-edu',
    stages: PREPARING,
    about: (m) => m.items > 0,
    send: (r, _, who) =>
      r.journey.client.request(who, 'DELETE', r.journey.path(`catalog-items/${r.items.at(-1)}`), {}),
    effect: (m, r) => {
      Object.assign(m, { items: m.items - 1, itemsChanged: true });
      r.items.pop();
    },
  },
  stateNoData: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: post('no-data-statement', { text: '本项目不产生数据资源' }),
    effect: set({ noData: 'stated' }),
  },
  confirmNoData: {
    who: 'reviewer',
    stages: PREPARING,
    rules: (m) => m.noData === 'stated',
    send: post('no-data-statement/confirmation'),
    effect: set({ noData: 'confirmed' }),
  },
  otherProcurement: {
    who: 'clerk-edu',
    stages: PREPARING,
    send: (r, m, who) => {
      const procurementMode = m.central ? 'unit' : 'central';
      return r.journey.client.request(who, 'PATCH', r.journey.path(), { procurementMode });
    },
    effect: (m) => void Object.assign(m, { central: !m.central }),
  },
  uploadApplication: papers('clerk-edu', PREPARING, 'constructionPlan', 'investmentBudget'),
  submit: {
    who: 'head-edu',
    stages: PREPARING,
    rules: complete,
    send: post('submission'),
    effect: (m) => {
      m.papers.delete('reviewOpinion');
      Object.assign(m, {
        stage: 'submitted',
        itemsChanged: false,
        submittedCentral: m.central,
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
    rules: (m) =>
      m.withdrawnFrom !== undefined && !m.itemsChanged && m.central === m.submittedCentral && complete(m),
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
  reject: {
    who: 'bureau-head',
    stages: ['underReview'],
    rules: (m) => m.opinion && m.papers.has('reviewOpinion'),
    send: post('rejection', { reason: '重复建设' }),
    effect: set({ stage: 'rejected' }),
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
    by: (m) => (m.central ? 'reviewer' : 'clerk-edu'),
    stages: ['approved'],
    rules: (m) => m.pledged,
    send: post('tender', { startedOn: '2025-09-15', method: '公开招标' }),
    effect: set({ stage: 'tendering' }),
  },
  handOver: {
    who: 'reviewer',
    stages: ['tendering'],
    rules: (m) => m.central && m.handover === 'none',
    send: post('handover', { winningSupplier: '某公司' }),
    effect: set({ handover: 'given' }),
  },
  confirmHandover: {
    who: 'clerk-edu',
    stages: ['tendering'],
    rules: (m) => m.handover === 'given',
    send: post('handover/confirmation'),
    effect: set({ stage: 'handedOver', handover: 'confirmed' }),
  },
  recordContract: {
    who: 'clerk-edu',
    stages: CONTRACTING,
    rules: handedOver,
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
    rules: handedOver,
    send: async (r, m, who) => {
      const { documentId } = await r.journey.upload('clerk-edu', 'contract');
      m.events = (await r.journey.view()).version;
      return post(`contracts/${r.contracts[unfiled(m)]}/filing`, { documentIds: [documentId] })(r, m, who);
    },
    effect: (m) => {
      at(m.contracts, unfiled(m)).filed = true;
      if (m.stage !== 'tendering' && m.stage !== 'handedOver') return;
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
