import { expect, test } from 'vitest';
import {
  answerOf,
  group,
  type Life,
  lifeAt,
  newest,
  nothingBefore,
  type Row,
  security,
  told,
} from '../testing.ts';
import { acceptanceBreaches } from './acceptance.ts';

/** Completed 2023-06-28, so due 2023-09-28. */
const extension = { proposedDue: '2023-12-28', reason: '疫情', measures: '增派人员' };
const extended = (life: Life) => life.run('applyExtension', 'clerk', extension);
const extensionId = newest('extensions');
const settled = (outcome: string) => (life: Life) => {
  extended(life);
  life.run('decideExtension', 'bureauHead', { extensionId: extensionId(life), outcome, reason: '因' });
};
const report = (life: Life) => life.upload('acceptanceApplication');
const registered = (life: Life) =>
  life.run('registerCatalog', 'clerk', { registeredOn: life.day, platformNumber: '1' });
const whole = (life: Life) => {
  life.upload('acceptanceOpinion', 'reviewer');
  life.upload('securityMaterials');
  registered(life);
  life.run('confirmSharing', 'reviewer', { sharingMet: true });
  life.run('answerSecurity', 'clerk', security);
};
const concluded = (life: Life) => [
  whole(life),
  life.run('concludeAcceptance', 'bureauHead', { opinion: '通过' }),
];
const order = { items: ['补测试'], dueOn: '2023-08-31' };

test.for<Row>([
  ['asked for', 'completed', nothingBefore, 'applyExtension', 'clerk', extension, []],
  [
    'to the day that is due anyway',
    'completed',
    nothingBefore,
    'applyExtension',
    'clerk',
    { ...extension, proposedDue: '2023-09-28' },
    ['proposedNotLater@25'],
  ],
  [
    'to the day after',
    'completed',
    nothingBefore,
    'applyExtension',
    'clerk',
    { ...extension, proposedDue: '2023-09-29' },
    [],
  ],
  ['while one is open', 'completed', extended, 'applyExtension', 'clerk', extension, ['extensionOpen@25']],
  [
    'to no later day than the approved one',
    'completed',
    settled('approved'),
    'applyExtension',
    'clerk',
    extension,
    ['proposedNotLater@25'],
  ],
  [
    'again, to a later one (R8)',
    'completed',
    settled('approved'),
    'applyExtension',
    'clerk',
    { ...extension, proposedDue: '2023-12-29' },
    [],
  ],
  ['by the bureau', 'completed', nothingBefore, 'applyExtension', 'reviewer', extension, ['notAllowed@25']],
  [
    'once applied for acceptance',
    'acceptanceApplied',
    nothingBefore,
    'applyExtension',
    'clerk',
    extension,
    ['wrongStage@25'],
  ],
  [
    'approved',
    'completed',
    extended,
    'decideExtension',
    'bureauHead',
    { extensionId, outcome: 'approved', to: '2023-11-30' },
    [],
  ],
  [
    'approved to the day that is due anyway',
    'completed',
    extended,
    'decideExtension',
    'bureauHead',
    { extensionId, outcome: 'approved', to: '2023-09-28' },
    ['notLater@25'],
  ],
  [
    'approved to the day after',
    'completed',
    extended,
    'decideExtension',
    'bureauHead',
    { extensionId, outcome: 'approved', to: '2023-09-29' },
    [],
  ],
  [
    'refused without a reason',
    'completed',
    extended,
    'decideExtension',
    'bureauHead',
    { extensionId, outcome: 'refused' },
    ['reasonMissing@25'],
  ],
  [
    'decided twice',
    'completed',
    settled('refused'),
    'decideExtension',
    'bureauHead',
    { extensionId, outcome: 'approved' },
    ['alreadyDecided@25'],
  ],
  [
    'no such extension',
    'completed',
    nothingBefore,
    'decideExtension',
    'bureauHead',
    { extensionId: 'none', outcome: 'approved' },
    ['noSuchExtension@25'],
  ],
  [
    'decided by who asked',
    'completed',
    (l) => l.run('applyExtension', 'headAndBureauHead', extension),
    'decideExtension',
    'headAndBureauHead',
    { extensionId, outcome: 'approved' },
    ['samePerson@4'],
  ],
  [
    'decided by the reviewer',
    'completed',
    extended,
    'decideExtension',
    'reviewer',
    { extensionId, outcome: 'approved' },
    ['notAllowed@25'],
  ],
  [
    'decided after acceptance',
    'accepted',
    nothingBefore,
    'decideExtension',
    'bureauHead',
    { extensionId: 'none', outcome: 'approved' },
    ['wrongStage@25'],
  ],
])('extension %s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('approved without another day: the day that was asked for', () => {
  const life = lifeAt('completed');
  settled('approved')(life);
  expect(Object.values(life.project.extensions)[0]?.decision?.to).toBe('2023-12-28');
});

test.for<Row>([
  [
    'the catalogue registered',
    'inConstruction',
    nothingBefore,
    'registerCatalog',
    'clerk',
    { registeredOn: '2023-03-13', platformNumber: '1' },
    [],
  ],
  [
    'tomorrow',
    'inConstruction',
    nothingBefore,
    'registerCatalog',
    'clerk',
    { registeredOn: '2023-03-14', platformNumber: '1' },
    ['inFuture@24'],
  ],
  [
    'by the bureau',
    'inConstruction',
    nothingBefore,
    'registerCatalog',
    'reviewer',
    { registeredOn: '2023-03-13', platformNumber: '1' },
    ['notAllowed@24'],
  ],
  [
    'while tendering',
    'tendering',
    nothingBefore,
    'registerCatalog',
    'clerk',
    { registeredOn: '2023-03-01', platformNumber: '1' },
    ['wrongStage@24'],
  ],
  ['sharing confirmed', 'inConstruction', registered, 'confirmSharing', 'reviewer', { sharingMet: true }, []],
  [
    'of nothing',
    'inConstruction',
    nothingBefore,
    'confirmSharing',
    'reviewer',
    { sharingMet: true },
    ['notRegistered@24'],
  ],
  [
    'by the unit',
    'inConstruction',
    registered,
    'confirmSharing',
    'clerk',
    { sharingMet: true },
    ['notAllowed@24'],
  ],
  [
    'after acceptance',
    'accepted',
    nothingBefore,
    'confirmSharing',
    'reviewer',
    { sharingMet: true },
    ['wrongStage@24'],
  ],
  ['security answered', 'inConstruction', nothingBefore, 'answerSecurity', 'clerk', security, []],
  ['by finance', 'inConstruction', nothingBefore, 'answerSecurity', 'finance', security, ['notAllowed@30']],
  ['before construction', 'tendering', nothingBefore, 'answerSecurity', 'clerk', security, ['wrongStage@30']],

  ['acceptance applied for', 'completed', report, 'applyAcceptance', 'unitHead', {}, []],
  [
    'without its report',
    'completed',
    nothingBefore,
    'applyAcceptance',
    'unitHead',
    {},
    ['acceptanceReportMissing@22'],
  ],
  [
    'with a change undecided',
    'completed',
    (l) => [
      report(l),
      l.run('applyChange', 'clerk', {
        reason: '变',
        estimateFen: 1,
        lines: [{ name: '软件', amountFen: 1 }],
      }),
    ],
    'applyAcceptance',
    'unitHead',
    {},
    ['changeOpen@22'],
  ],
  ['by the clerk', 'completed', report, 'applyAcceptance', 'clerk', {}, ['notAllowed@22']],
  [
    'before completion',
    'inConstruction',
    nothingBefore,
    'applyAcceptance',
    'unitHead',
    {},
    ['wrongStage@22'],
  ],

  [
    'a group',
    'acceptanceApplied',
    nothingBefore,
    'startAcceptanceReview',
    'reviewer',
    { group, meetingOn: '2023-08-02' },
    [],
  ],
  [
    'without finance',
    'acceptanceApplied',
    nothingBefore,
    'startAcceptanceReview',
    'reviewer',
    { group: group.slice(0, 1), meetingOn: '2023-08-02' },
    ['financeMissing@23'],
  ],
  [
    'without the bureau',
    'acceptanceApplied',
    nothingBefore,
    'startAcceptanceReview',
    'reviewer',
    { group: group.slice(1), meetingOn: '2023-08-02' },
    ['bureauMissing@23'],
  ],
  [
    'called by the unit',
    'acceptanceApplied',
    nothingBefore,
    'startAcceptanceReview',
    'unitHead',
    { group, meetingOn: '2023-08-02' },
    ['notAllowed@23'],
  ],
  [
    'called before the application',
    'completed',
    nothingBefore,
    'startAcceptanceReview',
    'reviewer',
    { group, meetingOn: '2023-08-02' },
    ['wrongStage@23'],
  ],

  [
    'concluded',
    'acceptanceReview',
    whole,
    'concludeAcceptance',
    'bureauHead',
    { opinion: '通过', score: 95 },
    [],
  ],
  [
    'not by the reviewer',
    'acceptanceReview',
    whole,
    'concludeAcceptance',
    'reviewer',
    { opinion: '通过' },
    ['notAllowed@23'],
  ],
  [
    'not yet in review',
    'acceptanceApplied',
    nothingBefore,
    'concludeAcceptance',
    'bureauHead',
    { opinion: '通过' },
    ['wrongStage@23'],
  ],
  ['cosigned', 'acceptanceReview', concluded, 'cosignAcceptance', 'finance', {}, []],
  [
    'cosigned before it is concluded',
    'acceptanceReview',
    whole,
    'cosignAcceptance',
    'finance',
    {},
    ['notConcluded@23'],
  ],
  [
    'cosigned after sharing stopped',
    'acceptanceReview',
    (l) => [concluded(l), l.run('confirmSharing', 'reviewer', { sharingMet: false })],
    'cosignAcceptance',
    'finance',
    {},
    ['sharingNotMet@24'],
  ],
  [
    'cosigned by the bureau',
    'acceptanceReview',
    concluded,
    'cosignAcceptance',
    'bureauHead',
    {},
    ['notAllowed@23'],
  ],
  ['cosigned twice', 'accepted', nothingBefore, 'cosignAcceptance', 'finance', {}, ['wrongStage@23']],

  [
    'rectification ordered',
    'acceptanceReview',
    nothingBefore,
    'orderAcceptanceRectification',
    'reviewer',
    order,
    [],
  ],
  [
    'due today',
    'acceptanceReview',
    nothingBefore,
    'orderAcceptanceRectification',
    'reviewer',
    { ...order, dueOn: '2023-08-01' },
    ['dueNotLater@32'],
  ],
  [
    'of nothing',
    'acceptanceReview',
    nothingBefore,
    'orderAcceptanceRectification',
    'reviewer',
    { ...order, items: [] },
    ['itemsMissing@32'],
  ],
  [
    'ordered by finance',
    'acceptanceReview',
    nothingBefore,
    'orderAcceptanceRectification',
    'finance',
    order,
    ['notAllowed@23'],
  ],
  [
    'ordered after acceptance',
    'accepted',
    nothingBefore,
    'orderAcceptanceRectification',
    'reviewer',
    order,
    ['wrongStage@23'],
  ],

  [
    'filed in Weifang',
    'accepted',
    (l) => l.upload('acceptanceReport'),
    'fileAcceptance',
    'clerk',
    { receiptNumber: 'WF-1' },
    [],
  ],
  [
    'without the report',
    'accepted',
    nothingBefore,
    'fileAcceptance',
    'clerk',
    { receiptNumber: 'WF-1' },
    ['acceptanceReportMissing@23'],
  ],
  [
    'by the bureau',
    'accepted',
    nothingBefore,
    'fileAcceptance',
    'reviewer',
    { receiptNumber: 'WF-1' },
    ['notAllowed@23'],
  ],
  [
    'before acceptance',
    'acceptanceReview',
    nothingBefore,
    'fileAcceptance',
    'clerk',
    { receiptNumber: 'WF-1' },
    ['wrongStage@23'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('a test that is yet to come is no test', () => {
  const life = lifeAt('inConstruction').on('2023-06-30');
  const answer = (testedOn: string) => ({
    answers: {},
    mlps: { level: 2, filed: true, tested: true, testedOn },
  });
  expect(life.refusal('answerSecurity', 'clerk', answer('2023-07-01'))).toEqual(['inFuture@30']);
  expect(life.refusal('answerSecurity', 'clerk', answer('2023-06-30'))).toEqual([]);
});

test('with nothing done, acceptance names every question of articles 23 to 31', () => {
  const { project } = lifeAt('acceptanceReview');
  expect(told(acceptanceBreaches(project))).toEqual([
    'acceptanceOpinionMissing@23',
    'catalogNotOnPlatform@24',
    'sharingNotMet@24',
    'securityUnanswered@28',
    'securityUnanswered@29',
    'securityUnanswered@29',
    'securityUnanswered@30',
    'securityUnanswered@30',
    'securityUnanswered@31',
    'securityUnanswered@31',
    'mlpsLevelMissing@30',
    'securityMaterialsMissing@29',
  ]);
});

test('the days of a test and of 密评 are no days to come: the next ones are reckoned from them', () => {
  const life = lifeAt('inConstruction').on('2023-05-10');
  const refused = (testedOn: string, cryptographyAssessedOn: string) =>
    life.refusal('answerSecurity', 'clerk', {
      answers: {},
      mlps: { ...security.mlps, testedOn },
      cryptographyAssessedOn,
    });
  expect(refused('2023-05-10', '2023-05-10')).toEqual([]);
  expect(refused('2023-05-11', '2023-05-11')).toEqual(['inFuture@30', 'inFuture@31']);
});

test.for<[string, object, object, string[]]>([
  ['a no without a decision', { securityRules: { positive: false } }, {}, ['securityDecisionMissing@28']],
  ['a no with one', { securityRules: { positive: false, decision: '限期补办' } }, {}, []],
  ['level 2 without filing', {}, { filed: false }, ['mlpsFilingMissing@30']],
  ['level 2 without test', {}, { tested: false }, ['mlpsTestMissing@30']],
  ['level 1 needs neither', {}, { level: 1, filed: false, tested: false }, []],
])('%s', ([, answers, mlps, expected]) => {
  const life = lifeAt('acceptanceReview');
  whole(life);
  life.run('answerSecurity', 'clerk', {
    answers: { ...security.answers, ...answers },
    mlps: { ...security.mlps, ...mlps },
  });
  expect(life.refusal('concludeAcceptance', 'bureauHead', { opinion: '通过' })).toEqual(expected);
});

test('a confirmed statement of no data has nothing to share', () => {
  const life = lifeAt('acceptanceReview');
  const by = { userId: 'reviewer', name: '', role: 'reviewer' as const, unitId: 'bureau', at: '' };
  life.project = { ...life.project, noDataStatement: { text: '无', stated: by, confirmed: by } };
  expect(told(acceptanceBreaches(life.project)).filter((code) => code.endsWith('@24'))).toEqual([]);
});

test('what was ordered to be put right is concluded anew', () => {
  const life = lifeAt('acceptanceReview');
  concluded(life);
  const { rectificationId } = life.run('orderAcceptanceRectification', 'reviewer', order);
  life.run('respondRectification', 'clerk', { rectificationId, text: '已补' });
  life.run('recheckRectification', 'reviewer', { rectificationId, passed: true, note: '通过' });
  expect(life.project.stage).toBe('acceptanceReview');
  expect(life.refusal('cosignAcceptance', 'finance')).toEqual(['notConcluded@23']);
});

test('the person who applied does not conclude, the one who concluded does not cosign', () => {
  const life = lifeAt('completed');
  report(life);
  life.run('applyAcceptance', 'headAndBureauHead');
  life.run('startAcceptanceReview', 'reviewer', { group, meetingOn: '2023-08-02' });
  whole(life);
  expect(life.refusal('concludeAcceptance', 'headAndBureauHead', { opinion: '通过' })).toEqual([
    'samePerson@4',
  ]);
});
