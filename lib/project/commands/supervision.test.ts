import { expect, test } from 'vitest';
import { addDays } from '../../calendar/days.ts';
import { SYSTEM } from '../permissions.ts';
import {
  answerOf,
  fields,
  type Life,
  lifeAt,
  newest,
  nothingBefore,
  type Row,
  type Who,
} from '../testing.ts';

const event = { kind: 'seriousDelay', occurredOn: '2023-03-13', description: '逾期' };
const order = { source: 'inspection', items: ['补测试'], dueOn: '2023-03-20' };
const ordered = (life: Life) => life.run('orderRectification', 'reviewer', order);
const rectificationId = newest('rectifications');
const answered = (life: Life) => [
  ordered(life),
  life.run('respondRectification', 'clerk', { rectificationId: rectificationId(life), text: '已改' }),
];
const recheck = (passed: boolean, measures: string[] = []) => ({
  rectificationId,
  passed,
  note: '查',
  measures,
});
const checked =
  (passed: boolean, measures: string[] = []) =>
  (life: Life) => [
    answered(life),
    life.run('recheckRectification', 'reviewer', {
      ...recheck(passed, measures),
      rectificationId: rectificationId(life),
    }),
  ];
const proposed = (life: Life) => life.run('proposeTermination', 'bureauHead', { reason: '拒不整改' });
const requested = (life: Life) => life.run('requestInformation', 'audit', { text: '账册', dueOn: life.day });
const requestId = newest('informationRequests');

test.for<Row>([
  ['a major event', 'inConstruction', nothingBefore, 'reportMajorEvent', 'clerk', event, []],
  [
    'of tomorrow',
    'inConstruction',
    nothingBefore,
    'reportMajorEvent',
    'clerk',
    { ...event, occurredOn: '2023-03-14' },
    ['inFuture@19'],
  ],
  [
    'told by the bureau',
    'inConstruction',
    nothingBefore,
    'reportMajorEvent',
    'reviewer',
    event,
    ['notAllowed@19'],
  ],
  [
    'before any contract',
    'approved',
    nothingBefore,
    'reportMajorEvent',
    'clerk',
    { ...event, occurredOn: '2023-03-01' },
    ['wrongStage@19'],
  ],

  ['rectification ordered', 'inConstruction', nothingBefore, 'orderRectification', 'reviewer', order, []],
  [
    'due today',
    'inConstruction',
    nothingBefore,
    'orderRectification',
    'reviewer',
    { ...order, dueOn: '2023-03-13' },
    ['dueNotLater@32'],
  ],
  [
    'of nothing',
    'inConstruction',
    nothingBefore,
    'orderRectification',
    'reviewer',
    { ...order, items: [] },
    ['itemsMissing@32'],
  ],
  [
    'ordered by audit',
    'inConstruction',
    nothingBefore,
    'orderRectification',
    'audit',
    order,
    ['notAllowed@32'],
  ],
  ['ordered of a draft', 'draft', nothingBefore, 'orderRectification', 'reviewer', order, ['wrongStage@32']],
  [
    'answered',
    'inConstruction',
    ordered,
    'respondRectification',
    'clerk',
    { rectificationId, text: '已改' },
    [],
  ],
  [
    'answered again after a failed re-check',
    'inConstruction',
    checked(false),
    'respondRectification',
    'clerk',
    { rectificationId, text: '再改' },
    [],
  ],
  [
    'answered after it passed',
    'inConstruction',
    checked(true),
    'respondRectification',
    'clerk',
    { rectificationId, text: '又改' },
    ['alreadyPassed@32'],
  ],
  [
    'answered by the bureau',
    'inConstruction',
    ordered,
    'respondRectification',
    'reviewer',
    { rectificationId, text: '已改' },
    ['notAllowed@32'],
  ],
  [
    'an unknown one answered',
    'inConstruction',
    nothingBefore,
    'respondRectification',
    'clerk',
    { rectificationId: 'none', text: '已改' },
    ['noSuchRectification@32'],
  ],
  [
    'answered once closed',
    'closed',
    nothingBefore,
    'respondRectification',
    'clerk',
    { rectificationId: 'none', text: '改' },
    ['wrongStage@32'],
  ],
  ['passed', 'inConstruction', answered, 'recheckRectification', 'reviewer', recheck(true), []],
  [
    'passed without an answer',
    'inConstruction',
    ordered,
    'recheckRectification',
    'reviewer',
    recheck(true),
    ['noResponse@32'],
  ],
  [
    'failed, with measures',
    'inConstruction',
    answered,
    'recheckRectification',
    'reviewer',
    recheck(false, ['holdMoney']),
    [],
  ],
  [
    'passed, with measures',
    'inConstruction',
    answered,
    'recheckRectification',
    'reviewer',
    recheck(true, ['holdMoney']),
    ['measuresNotAllowed@32'],
  ],
  [
    'passed twice',
    'inConstruction',
    checked(true),
    'recheckRectification',
    'reviewer',
    recheck(true),
    ['alreadyPassed@32'],
  ],
  [
    're-checked by the unit',
    'inConstruction',
    answered,
    'recheckRectification',
    'clerk',
    recheck(true),
    ['notAllowed@32'],
  ],
  [
    'an unknown one re-checked',
    'inConstruction',
    nothingBefore,
    'recheckRectification',
    'reviewer',
    { ...recheck(true), rectificationId: 'none' },
    ['noSuchRectification@32'],
  ],
  [
    're-checked by who answered',
    'inConstruction',
    (l) => [
      ordered(l),
      l.run('respondRectification', 'headAndBureauHead', { rectificationId: rectificationId(l), text: '改' }),
    ],
    'recheckRectification',
    'headAndBureauHead',
    recheck(true),
    ['samePerson@4'],
  ],

  ['suspended', 'inConstruction', nothingBefore, 'suspend', 'bureauHead', { reason: '逾期' }, []],
  [
    'by the reviewer',
    'inConstruction',
    nothingBefore,
    'suspend',
    'reviewer',
    { reason: '逾期' },
    ['notAllowed@19'],
  ],
  [
    'while tendering',
    'tendering',
    nothingBefore,
    'suspend',
    'bureauHead',
    { reason: '逾期' },
    ['wrongStage@19'],
  ],
  ['resumed', 'suspended', nothingBefore, 'resume', 'bureauHead', { reason: '已改' }, []],
  [
    'resumed by the unit',
    'suspended',
    nothingBefore,
    'resume',
    'unitHead',
    { reason: '已改' },
    ['notAllowed@19'],
  ],
  [
    'nothing to resume',
    'inConstruction',
    nothingBefore,
    'resume',
    'bureauHead',
    { reason: '已改' },
    ['wrongStage@19'],
  ],

  [
    'termination proposed',
    'approved',
    nothingBefore,
    'proposeTermination',
    'bureauHead',
    { reason: '否' },
    [],
  ],
  [
    'twice',
    'approved',
    proposed,
    'proposeTermination',
    'bureauHead',
    { reason: '否' },
    ['alreadyProposed@32'],
  ],
  [
    'by the reviewer',
    'approved',
    nothingBefore,
    'proposeTermination',
    'reviewer',
    { reason: '否' },
    ['notAllowed@32'],
  ],
  [
    'before the approval',
    'underReview',
    nothingBefore,
    'proposeTermination',
    'bureauHead',
    { reason: '否' },
    ['wrongStage@32'],
  ],
  ['cosigned by finance', 'approved', proposed, 'cosignTermination', 'finance', {}, []],
  ['nothing proposed', 'approved', nothingBefore, 'cosignTermination', 'finance', {}, ['notProposed@32']],
  ['cosigned by the bureau', 'approved', proposed, 'cosignTermination', 'bureauHead', {}, ['notAllowed@32']],
  ['cosigned twice', 'terminated', nothingBefore, 'cosignTermination', 'finance', {}, ['wrongStage@32']],

  ['an audit opinion', 'draft', nothingBefore, 'noteAuditOpinion', 'audit', { text: '查' }, []],
  ['on a closed file', 'closed', nothingBefore, 'noteAuditOpinion', 'audit', { text: '查' }, []],
  [
    'of the bureau',
    'draft',
    nothingBefore,
    'noteAuditOpinion',
    'bureauHead',
    { text: '查' },
    ['notAllowed@33'],
  ],
  [
    'information asked for by today',
    'closed',
    nothingBefore,
    'requestInformation',
    'audit',
    { text: '账册', dueOn: '2024-08-01' },
    [],
  ],
  [
    'by yesterday',
    'closed',
    nothingBefore,
    'requestInformation',
    'audit',
    { text: '账册', dueOn: '2024-07-31' },
    ['dueInPast@34'],
  ],
  [
    'by the leader',
    'closed',
    nothingBefore,
    'requestInformation',
    'leader',
    { text: '账册', dueOn: '2024-08-01' },
    ['notAllowed@34'],
  ],
  ['given', 'closed', requested, 'giveInformation', 'clerk', { requestId, text: '附后' }, []],
  [
    'given twice',
    'closed',
    (l) => [requested(l), l.run('giveInformation', 'clerk', { requestId: requestId(l), text: '附后' })],
    'giveInformation',
    'clerk',
    { requestId, text: '附后' },
    ['alreadyAnswered@34'],
  ],
  [
    'given to no request',
    'closed',
    nothingBefore,
    'giveInformation',
    'clerk',
    { requestId: 'none', text: '附后' },
    ['noSuchRequest@34'],
  ],
  [
    'given by audit',
    'closed',
    requested,
    'giveInformation',
    'audit',
    { requestId, text: '附后' },
    ['notAllowed@34'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('passing an inspection does not end the rectification that acceptance ordered', () => {
  const life = lifeAt('acceptanceReview');
  const { rectificationId: inspected } = life.run('orderRectification', 'reviewer', {
    ...order,
    dueOn: '2023-09-01',
  });
  life.run('orderAcceptanceRectification', 'reviewer', { items: ['补'], dueOn: '2023-09-01' });
  life.run('respondRectification', 'clerk', { rectificationId: inspected, text: '已改' });
  life.run('recheckRectification', 'reviewer', { rectificationId: inspected, passed: true, note: '好' });
  expect(life.project.stage).toBe('rectifying');
});

const correcting = (life: Life, sequence: number, who: Who = 'bureauHead') =>
  life.refusal('correct', who, { sequence, reason: '登记有误' }, life.correction(sequence));

test.for<[string, () => [Life, number], Who, string[]]>([
  [
    'the newest step',
    () => [lifeAt('inConstruction'), lifeAt('inConstruction').last('contractFiled')],
    'bureauHead',
    [],
  ],
  [
    'not by the unit',
    () => [lifeAt('inConstruction'), lifeAt('inConstruction').last('contractFiled')],
    'unitHead',
    ['notAllowed@-'],
  ],
  [
    'a step that another rests on',
    () => [lifeAt('inConstruction'), lifeAt('inConstruction').last('contractRecorded')],
    'bureauHead',
    ['builtUpon@-'],
  ],
  [
    'the approval under a signed pledge',
    () => [lifeAt('tendering'), lifeAt('tendering').last('approved')],
    'bureauHead',
    ['builtUpon@-'],
  ],
  [
    'the opinion under an approval',
    () => [lifeAt('approved'), lifeAt('approved').last('opinionDrafted')],
    'bureauHead',
    ['builtUpon@-'],
  ],
  [
    'the pledge under a contract',
    () => [lifeAt('inConstruction'), lifeAt('inConstruction').last('pledgeSigned')],
    'bureauHead',
    ['builtUpon@-'],
  ],
  ['the creation', () => [lifeAt('draft'), 1], 'bureauHead', ['irreversible@-']],
  [
    'a check of the product',
    () => [lifeAt('submitted'), lifeAt('submitted').last('documentAccepted')],
    'bureauHead',
    ['irreversible@-'],
  ],
  ['no such event', () => [lifeAt('draft'), 99], 'bureauHead', ['noSuchEvent@-']],
  [
    'finance’s co-signature by the bureau',
    () => [lifeAt('accepted'), lifeAt('accepted').last('accepted')],
    'bureauHead',
    ['notAllowed@-'],
  ],
  [
    'finance’s co-signature by finance',
    () => [lifeAt('accepted'), lifeAt('accepted').last('accepted')],
    'finance',
    [],
  ],
])('reversed: %s', ([, make, who, expected]) => {
  const [life, sequence] = make();
  expect(correcting(life, sequence, who)).toEqual(expected);
});

test('a reversal takes out all that the event put in, and the same step can be done again', () => {
  const life = lifeAt('approved');
  const before = lifeAt('underReview').project;
  life.correct(life.last('approved'));
  expect(life.project.stage).toBe('underReview');
  expect([life.project.approval, life.project.budget]).toEqual([before.approval, before.budget]);
  expect(life.project.version).toBe(lifeAt('approved').project.version + 1);
  life.run('approve', 'bureauHead', { estimateFen: 1, budgetLines: [{ name: '软件', amountFen: 1 }] });
  expect(life.project.approval?.estimateFen).toBe(1);
});

test('steps are reversed from the newest back', () => {
  const life = lifeAt('completed');
  expect(correcting(life, life.last('contractCompleted'))).toEqual(['builtUpon@-']);
  life.correct(life.last('projectCompleted'));
  life.correct(life.last('contractCompleted'));
  expect(life.project.stage).toBe('inConstruction');
  expect(Object.values(life.project.contracts)[0]?.completion).toBeUndefined();
  expect(correcting(life, life.last('corrected'))).toEqual(['irreversible@-']);
  expect(correcting(life, life.last('contractCompleted'))).toEqual(['alreadyCorrected@-']);
});

test('what was reversed once is not reversed again, though the same was typed anew since', () => {
  const life = lifeAt('draft');
  const edit = () => life.run('editDraft', 'clerk', { goal: '甲' });
  edit();
  const first = life.last('draftEdited');
  life.correct(first);
  edit();
  expect(correcting(life, first)).toEqual(['alreadyCorrected@-']);
  expect(correcting(life, life.last('draftEdited'))).toEqual([]);
});

test('what the administration did is not reversed on one project', () => {
  const life = lifeAt('underReview');
  const orderedBy = { userId: 'admin', name: '何伟' };
  const unit = { unitId: 'edu', unitName: '市教体局' };
  life.run('assignUnit', SYSTEM, { from: 'edu', ...unit, reason: 'renamed', orderedBy });
  life.run('replaceExpert', SYSTEM, { from: 'expert', to: { userId: 'other', name: '某' }, orderedBy });
  for (const type of ['unitChanged', 'expertReplaced'] as const)
    expect([type, correcting(life, life.last(type))]).toEqual([type, ['irreversible@-']]);
});

test('nobody is urged to what would be refused: a self-evaluation before its window', () => {
  const life = lifeAt('inOperation');
  const [{ opensOn = '', kind, subject } = { kind: '', subject: '' }] = life.obligations('selfEvaluation');
  const urging = (day: string) => life.on(day).refusal('urge', 'reviewer', { kind, subject });
  expect(urging(addDays(opensOn, -1))).toContain('nothingAwaited@27');
  expect(urging(opensOn)).toEqual([]);
});

test('an urging stands in the way of no reversal', () => {
  const life = lifeAt('inConstruction');
  const { rectificationId: subject } = life.run('orderRectification', 'reviewer', {
    ...{ source: 'inspection', items: ['补'], dueOn: '2023-12-31' },
  });
  life.run('urge', 'reviewer', { kind: 'rectification', subject });
  life.correct(life.last('urged'));
  expect(life.project.urgings).toEqual({});
});

test('a withdrawal is not reversed over a draft that was edited since', () => {
  const life = lifeAt('submitted');
  life.run('withdraw', 'unitHead', { reason: '补充' });
  expect(correcting(life, life.last('withdrawn'))).toEqual([]);
  life.run('editDraft', 'clerk', { goal: '别的' });
  expect(correcting(life, life.last('withdrawn'))).toEqual(['builtUpon@-']);
  life.correct(life.last('draftEdited'));
  expect(life.project.fields.goal).toBe(fields.goal);
  expect(correcting(life, life.last('withdrawn'))).toEqual([]);
});

test('a payment is reversed by finance, whatever stage came since', () => {
  const life = lifeAt('inConstruction');
  const { requestId: id } = life.run('requestFunds', 'clerk', {
    fund: 'construction',
    amountFen: 1,
    purpose: '首付',
  });
  life.run('decideFunds', 'finance', { requestId: id, outcome: 'paid' });
  life.run('suspend', 'bureauHead', { reason: '逾期' });
  const decided = life.last('fundDecided');
  expect(correcting(life, decided)).toEqual(['notAllowed@-']);
  life.correct(decided, 'finance');
  expect(life.project.fundRequests[id ?? '']?.decision).toBeUndefined();
  expect(life.project.stage).toBe('suspended');
});

test('an event that came while the events were read makes a reversal wait', () => {
  const life = lifeAt('inConstruction');
  const sequence = life.last('contractFiled');
  const read = life.correction(sequence);
  life.run('noteAuditOpinion', 'audit', { text: '查' });
  expect(life.refusal('correct', 'bureauHead', { sequence, reason: '误' }, read)).toEqual(['builtUpon@-']);
});
