import { expect, test } from 'vitest';
import { answerOf, canSee, type Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';

const opinion = { conflictOfInterest: false, text: '可行' };
const recused = (life: Life) =>
  life.run('giveExpertOpinion', 'expert', { conflictOfInterest: true, text: '曾任顾问' });

const offCloud = (life: Life) => life.run('editDraft', 'clerk', { cloudExceptionReason: '专用设备' });
const submittedOffCloud = (life: Life) => {
  life.run('withdraw', 'unitHead', { reason: '补充' });
  offCloud(life);
  life.run('submit', 'unitHead');
};

const node = { kind: 'cloudNode', reason: '应急指挥' };
const applied = (life: Life) => life.run('applyNetwork', 'clerk', node);
const decided = (answer: object) => (life: Life) => {
  applied(life);
  life.run('decideNetwork', 'bureauHead', { permitId: newest('networkPermits')(life), ...answer });
};
const line = { name: '专线合同', supplier: '某公司', amountFen: 1, signedOn: '2023-03-01' };
const contract = { ...line, newNetwork: 'cloudNode' };

const record = {
  article: 36,
  kind: 'disciplinary',
  subject: '某某',
  facts: '挪用',
  decidedBy: '市纪委监委',
  decidedOn: '2023-03-01',
};

test.for<Row>([
  ['an expert’s opinion', 'underReview', nothingBefore, 'giveExpertOpinion', 'expert', opinion, []],
  [
    'of one not assigned',
    'underReview',
    nothingBefore,
    'giveExpertOpinion',
    'expertElsewhere',
    opinion,
    ['notAllowed@7'],
  ],
  [
    'of one who declared an interest',
    'underReview',
    recused,
    'giveExpertOpinion',
    'expert',
    opinion,
    ['notAllowed@7'],
  ],
  [
    'no reason to stay off the cloud',
    'submitted',
    nothingBefore,
    'decideCloudException',
    'reviewer',
    { accepted: true },
    ['noCloudException@11'],
  ],
  ['a reason', 'submitted', submittedOffCloud, 'decideCloudException', 'reviewer', { accepted: false }, []],
  [
    'by the head who submitted',
    'submitted',
    submittedOffCloud,
    'decideCloudException',
    'unitHead',
    { accepted: true },
    ['notAllowed@11'],
  ],
  ['a new node asked for', 'approved', nothingBefore, 'applyNetwork', 'clerk', node, []],
  ['twice', 'approved', applied, 'applyNetwork', 'unitHead', node, ['permitOpen@20']],
  [
    'of the other kind',
    'approved',
    applied,
    'applyNetwork',
    'unitHead',
    { ...node, kind: 'privateNetwork' },
    [],
  ],
  [
    'refused without a reason',
    'approved',
    applied,
    'decideNetwork',
    'bureauHead',
    { permitId: newest('networkPermits'), permitted: false },
    ['reasonMissing@20'],
  ],
  [
    'decided by the reviewer',
    'approved',
    applied,
    'decideNetwork',
    'reviewer',
    { permitId: newest('networkPermits'), permitted: true },
    ['notAllowed@20'],
  ],
  [
    'decided twice',
    'approved',
    decided({ permitted: true }),
    'decideNetwork',
    'bureauHead',
    { permitId: newest('networkPermits'), permitted: true },
    ['alreadyDecided@20'],
  ],
  [
    'built without a permit',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    contract,
    ['nodeNotPermitted@20'],
  ],
  [
    'built while it is asked for',
    'tendering',
    applied,
    'recordContract',
    'clerk',
    contract,
    ['nodeNotPermitted@20'],
  ],
  [
    'built though refused',
    'tendering',
    decided({ permitted: false, reason: '无必要' }),
    'recordContract',
    'clerk',
    contract,
    ['nodeNotPermitted@20'],
  ],
  ['built as permitted', 'tendering', decided({ permitted: true }), 'recordContract', 'clerk', contract, []],
  [
    'built as the head allowed',
    'tendering',
    decided({ permitted: false, override: { reason: '防汛' } }),
    'recordContract',
    'clerk',
    contract,
    [],
  ],
  [
    'built of the other kind',
    'tendering',
    decided({ permitted: true }),
    'recordContract',
    'clerk',
    { ...line, newNetwork: 'privateNetwork' },
    ['nodeNotPermitted@20'],
  ],
  [
    'no new node in it',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...line, category: 'supervision' },
    [],
  ],
  ['accountability, by audit', 'closed', nothingBefore, 'recordAccountability', 'audit', record, []],
  ['by the bureau’s head', 'draft', nothingBefore, 'recordAccountability', 'bureauHead', record, []],
  ['by the reviewer', 'draft', nothingBefore, 'recordAccountability', 'reviewer', record, ['notAllowed@35']],
  [
    'a transfer under 35',
    'closed',
    nothingBefore,
    'recordAccountability',
    'audit',
    { ...record, article: 35, kind: 'transferred' },
    ['transferIs36@36'],
  ],
  [
    'criticism under 36',
    'closed',
    nothingBefore,
    'recordAccountability',
    'audit',
    { ...record, kind: 'criticism' },
    ['criticismIs35@35'],
  ],
  [
    'decided tomorrow',
    'draft',
    nothingBefore,
    'recordAccountability',
    'audit',
    { ...record, decidedOn: '2023-03-02' },
    ['inFuture@36'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('an expert who declared an interest finds the project no more; what was said stays', () => {
  const life = lifeAt('underReview');
  expect(canSee(life, 'expert')).toBe(true);
  recused(life);
  expect(canSee(life, 'expert')).toBe(false);
  expect(life.project.expertOpinions).toMatchObject([{ userId: 'expert', conflictOfInterest: true }]);
  // A successor starts without an interest.
  const handover = {
    from: 'expert',
    to: { userId: 'expertElsewhere', name: '新' },
    orderedBy: { userId: 'admin', name: '管理' },
  };
  life.run('replaceExpert', 'system', handover);
  expect(canSee(life, 'expertElsewhere')).toBe(true);
});

test('a later submission is reviewed anew, without the earlier opinions', () => {
  const life = lifeAt('underReview');
  life.run('giveExpertOpinion', 'expert', opinion);
  life.run('returnSubmission', 'reviewer', { items: [{ item: 'goal', reason: '不清' }] });
  life.run('submit', 'unitHead');
  expect(life.project.expertOpinions).toBeUndefined();
});

test('off the cloud without the bureau’s word there is no approval; another reason is another question', () => {
  const life = lifeAt('submitted');
  submittedOffCloud(life);
  const ready = () => {
    life.run('startReview', 'reviewer', { batch: '第1批' });
    life.run('draftOpinion', 'reviewer', {
      conclusion: 'approve',
      text: '可',
      budgetReview: { amountFen: 1, reviewedOn: '2023-03-01' },
    });
    life.upload('reviewOpinion', 'reviewer');
    return life.refusal('approve', 'bureauHead', {
      estimateFen: 1,
      budgetLines: [{ name: '软件', amountFen: 1 }],
    });
  };
  expect(ready()).toEqual(['cloudExceptionNotAccepted@11']);
  life.run('decideCloudException', 'reviewer', { accepted: true });
  life.run('returnSubmission', 'reviewer', { items: [{ item: 'goal', reason: '不清' }] });
  life.run('submit', 'unitHead');
  expect(ready()).toEqual([]);
  life.run('returnSubmission', 'reviewer', { items: [{ item: 'goal', reason: '不清' }] });
  life.run('editDraft', 'clerk', { cloudExceptionReason: '别的' });
  life.run('submit', 'unitHead');
  expect(ready()).toEqual(['cloudExceptionNotAccepted@11']);
});
