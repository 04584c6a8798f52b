import { expect, test } from 'vitest';
import { answerOf, contract, type Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';

const pledge = { construction: true, dataSharing: true, fundUse: true };
const withPaper = (life: Life) => life.upload('responsibilityPledge');
const pledged = (life: Life) => [withPaper(life), life.run('signPledge', 'unitHead', pledge)];
const central = (life: Life) => {
  life.project = { ...life.project, fields: { ...life.project.fields, procurementMode: 'central' } };
};
const tender = { startedOn: '2023-03-01', method: '公开招标' };
const signedToday = { ...contract, signedOn: '2023-03-01' };
const unfiled = (life: Life) => life.run('recordContract', 'clerk', signedToday);
const paper = (life: Life) => [life.upload('contract')];
const idOf = newest('contracts');
const handedOver = (life: Life) => [
  central(life),
  life.run('handOver', 'reviewer', { winningSupplier: '某公司' }),
];
const done = (completedOn: string) => ({ contractId: idOf, completedOn });

test.for<Row>([
  ['a pledge signed', 'approved', withPaper, 'signPledge', 'unitHead', pledge, []],
  ['without the paper', 'approved', nothingBefore, 'signPledge', 'unitHead', pledge, ['pledgeNotUploaded@8']],
  ['twice', 'approved', pledged, 'signPledge', 'unitHead', pledge, ['alreadySigned@8']],
  ['by the clerk', 'approved', withPaper, 'signPledge', 'clerk', pledge, ['notAllowed@8']],
  ['before the approval', 'underReview', withPaper, 'signPledge', 'unitHead', pledge, ['wrongStage@8']],

  ['a unit tenders', 'approved', pledged, 'startTender', 'clerk', tender, []],
  ['no pledge, no tender', 'approved', nothingBefore, 'startTender', 'clerk', tender, ['pledgeMissing@8']],
  [
    'tomorrow',
    'approved',
    pledged,
    'startTender',
    'clerk',
    { ...tender, startedOn: '2023-03-02' },
    ['inFuture@8'],
  ],
  ['the bureau for the unit', 'approved', pledged, 'startTender', 'reviewer', tender, ['unitTenders@16']],
  [
    'the unit for the bureau',
    'approved',
    (l) => [pledged(l), central(l)],
    'startTender',
    'clerk',
    tender,
    ['bureauTenders@4'],
  ],
  [
    'the bureau tenders',
    'approved',
    (l) => [pledged(l), central(l)],
    'startTender',
    'bureauHead',
    tender,
    [],
  ],
  ['by finance', 'approved', pledged, 'startTender', 'finance', tender, ['notAllowed@4']],
  ['before the approval', 'underReview', nothingBefore, 'startTender', 'clerk', tender, ['wrongStage@4']],

  ['handed over', 'tendering', central, 'handOver', 'reviewer', { winningSupplier: '甲' }, []],
  [
    'nothing to hand over',
    'tendering',
    nothingBefore,
    'handOver',
    'reviewer',
    { winningSupplier: '甲' },
    ['notCentral@4'],
  ],
  [
    'handed over twice',
    'tendering',
    handedOver,
    'handOver',
    'reviewer',
    { winningSupplier: '甲' },
    ['alreadyHandedOver@4'],
  ],
  [
    'handed over by the unit',
    'tendering',
    central,
    'handOver',
    'clerk',
    { winningSupplier: '甲' },
    ['notAllowed@4'],
  ],
  [
    'handed over too early',
    'approved',
    nothingBefore,
    'handOver',
    'reviewer',
    { winningSupplier: '甲' },
    ['wrongStage@4'],
  ],
  ['confirmed by the unit', 'tendering', handedOver, 'confirmHandover', 'clerk', {}, []],
  ['nothing handed over', 'tendering', nothingBefore, 'confirmHandover', 'clerk', {}, ['notHandedOver@4']],
  ['confirmed by the bureau', 'tendering', handedOver, 'confirmHandover', 'reviewer', {}, ['notAllowed@4']],
  ['confirmed twice', 'handedOver', nothingBefore, 'confirmHandover', 'clerk', {}, ['wrongStage@4']],

  [
    'a contract recorded, not yet filed',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    signedToday,
    [],
  ],
  [
    'recorded and filed at once',
    'tendering',
    nothingBefore,
    'recordContract',
    'unitHead',
    { ...signedToday, documentIds: paper },
    [],
  ],
  [
    'signed tomorrow',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...contract, signedOn: '2023-03-02' },
    ['signedInFuture@16'],
  ],
  [
    'a supplement to nothing',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...signedToday, supplementOf: 'none' },
    ['noSuchContract@16'],
  ],
  [
    'a supplement',
    'inConstruction',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...signedToday, supplementOf: idOf },
    [],
  ],
  [
    'with a paper of another kind',
    'tendering',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...signedToday, documentIds: (l: Life) => [l.upload('awardNotice')] },
    ['documentNotAvailable@16'],
  ],
  [
    'with a paper that is filed',
    'inConstruction',
    nothingBefore,
    'recordContract',
    'clerk',
    { ...signedToday, documentIds: (l: Life) => Object.values(l.project.contracts)[0]?.filing?.documentIds },
    ['documentTaken@16'],
  ],
  [
    'central, not handed over',
    'tendering',
    central,
    'recordContract',
    'clerk',
    signedToday,
    ['handoverMissing@4'],
  ],
  [
    'central, handed over, not confirmed',
    'tendering',
    handedOver,
    'recordContract',
    'clerk',
    signedToday,
    ['handoverMissing@4'],
  ],
  ['central, confirmed', 'handedOver', nothingBefore, 'recordContract', 'clerk', signedToday, []],
  [
    'recorded by the bureau',
    'tendering',
    nothingBefore,
    'recordContract',
    'reviewer',
    signedToday,
    ['notAllowed@16'],
  ],
  [
    'recorded before tendering',
    'approved',
    pledged,
    'recordContract',
    'clerk',
    signedToday,
    ['wrongStage@16'],
  ],
  [
    'recorded after completion',
    'completed',
    nothingBefore,
    'recordContract',
    'clerk',
    signedToday,
    ['wrongStage@16'],
  ],

  [
    'filed later',
    'tendering',
    unfiled,
    'fileContract',
    'clerk',
    { contractId: idOf, documentIds: paper },
    [],
  ],
  [
    'filed twice',
    'inConstruction',
    nothingBefore,
    'fileContract',
    'clerk',
    { contractId: idOf, documentIds: paper },
    ['alreadyFiled@16'],
  ],
  [
    'an unknown contract filed',
    'tendering',
    nothingBefore,
    'fileContract',
    'clerk',
    { contractId: 'none', documentIds: paper },
    ['noSuchContract@16'],
  ],
  [
    'filed with an unknown paper',
    'tendering',
    unfiled,
    'fileContract',
    'clerk',
    { contractId: idOf, documentIds: ['none'] },
    ['documentNotAvailable@16'],
  ],
  [
    'filed by finance',
    'tendering',
    unfiled,
    'fileContract',
    'finance',
    { contractId: idOf, documentIds: ['x'] },
    ['notAllowed@16'],
  ],
  [
    'filed after termination',
    'terminated',
    nothingBefore,
    'fileContract',
    'clerk',
    { contractId: idOf, documentIds: ['x'] },
    ['wrongStage@16'],
  ],

  ['completed', 'inConstruction', nothingBefore, 'completeContract', 'clerk', done('2023-03-13'), []],
  [
    'completed tomorrow',
    'inConstruction',
    nothingBefore,
    'completeContract',
    'clerk',
    done('2023-03-14'),
    ['completedInFuture@22'],
  ],
  [
    'completed on the signing day',
    'inConstruction',
    nothingBefore,
    'completeContract',
    'clerk',
    done('2023-03-10'),
    [],
  ],
  [
    'completed before signing',
    'inConstruction',
    nothingBefore,
    'completeContract',
    'clerk',
    done('2023-03-09'),
    ['completedBeforeSigning@22'],
  ],
  [
    'completed twice',
    'completed',
    nothingBefore,
    'completeContract',
    'clerk',
    done('2023-06-28'),
    ['noOpenContract@22', 'alreadyCompleted@22'],
  ],
  [
    'an unknown contract completed',
    'inConstruction',
    nothingBefore,
    'completeContract',
    'clerk',
    { contractId: 'none', completedOn: '2023-03-13' },
    ['noSuchContract@22'],
  ],
  [
    'completed by the bureau',
    'inConstruction',
    nothingBefore,
    'completeContract',
    'reviewer',
    done('2023-03-13'),
    ['notAllowed@22'],
  ],
  [
    'completed before any',
    'approved',
    nothingBefore,
    'completeContract',
    'clerk',
    { contractId: 'none', completedOn: '2023-03-01' },
    ['wrongStage@22'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('a bureau clerk who also reviews is the unit of the bureau’s own project', () => {
  const life = lifeAt('approved');
  pledged(life);
  life.project = { ...life.project, unitId: 'bureau' };
  expect(life.refusal('startTender', 'bureauClerk', tender)).toEqual([]);
});

test('the project is complete with its last contract (R11)', () => {
  const life = lifeAt('inConstruction');
  const [first] = Object.keys(life.project.contracts);
  const { contractId } = life.run('recordContract', 'clerk', { ...contract, supplementOf: first });
  life.run('completeContract', 'clerk', { contractId: first, completedOn: '2023-03-13' });
  expect(life.project.stage).toBe('inConstruction');
  life.run('completeContract', 'clerk', { contractId, completedOn: '2023-03-12' });
  expect(life.project.stage).toBe('completed');
});

test.for<[string, (life: Life) => unknown]>([
  [
    'while tendering, filed afterwards',
    (life) => {
      life.run('recordContract', 'clerk', signedToday);
      const contractId = idOf(life);
      life.run('completeContract', 'clerk', { contractId, completedOn: '2023-03-01' });
      expect(life.project.stage).toBe('tendering');
      life.run('fileContract', 'clerk', { contractId, documentIds: paper(life) });
    },
  ],
  [
    'while suspended, resumed afterwards',
    (life) => {
      life.run('recordContract', 'clerk', { ...signedToday, documentIds: paper(life) });
      const contractId = idOf(life);
      life.run('suspend', 'bureauHead', { reason: '逾期' });
      life.run('completeContract', 'clerk', { contractId, completedOn: '2023-03-01' });
      expect(life.project.stage).toBe('suspended');
      life.run('resume', 'bureauHead', { reason: '已整改' });
    },
  ],
])('a last contract that ended %s completes the project', ([, act]) => {
  const life = lifeAt('tendering');
  act(life);
  expect(life.project.stage).toBe('completed');
});
