import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { shipped } from '../regulation/testing.ts';
import { obligationsOf } from './duties.ts';
import { evolve, nothing } from './evolve.ts';
import { findingsOf } from './findings.ts';
import { fundsOf } from './funds.ts';
import { type Obligation, type ObligationKind, statusOf } from './obligations.ts';
import { type Stage, stageLabels } from './project.ts';
import { currentReminder, nextReminder, roundOf } from './reminders.ts';
import { contract, group, type Life, lifeAt, security, told } from './testing.ts';
import { turnsOf } from './turn.ts';

const { calendar } = shipped;

/** Statuses of a kind's only obligation on a list of days. */
const course = (life: Life, kind: ObligationKind, ...days: string[]) =>
  days.map((day) => `${day} ${life.on(day).status(kind)}`);

const unfiled = (signedOn: string) => {
  const life = lifeAt('tendering').on('2023-03-13');
  life.run('recordContract', 'clerk', { ...contract, signedOn });
  return life;
};

test('contract filing: signed Friday 2023-03-10, ten working days 13–17 and 20–24', () => {
  const life = unfiled('2023-03-10');
  expect(life.obligations('contractFiling')[0]).toMatchObject({
    due: { effectiveDue: '2023-03-24' },
    article: 16,
  });
  // Three working days before is Tuesday the 21st.
  expect(course(life, 'contractFiling', '2023-03-20', '2023-03-21', '2023-03-24', '2023-03-25')).toEqual([
    '2023-03-20 open',
    '2023-03-21 dueSoon',
    '2023-03-24 dueSoon',
    '2023-03-25 overdue',
  ]);
});

test.for([
  ['2023-03-24', 'done'],
  ['2023-03-25', 'doneLate'],
] as const)('a contract filed on %s is %s', ([day, status]) => {
  const life = unfiled('2023-03-10').on(day);
  const [contractId] = Object.keys(life.project.contracts);
  life.run('fileContract', 'clerk', { contractId, documentIds: [life.upload('contract')] });
  expect(life.status('contractFiling')).toBe(status);
});

test('quarters (R5): owed from the approval to the acceptance, due days moved by R4', () => {
  const life = lifeAt('inConstruction').on('2024-01-15');
  const dues = life
    .obligations('quarterlyReport')
    .map((o) => o.due?.applicable && `${o.subject} ${o.due.effectiveDue}`);
  // 2023-09-30 lies in the National Day week: Saturday 10-07 is a make-up day. 2023-12-31 is a Sunday, 01-01 a holiday; 2024-03-31 a Sunday.
  expect(dues).toEqual([
    '2023Q1 2023-03-31',
    '2023Q2 2023-06-30',
    '2023Q3 2023-10-07',
    '2023Q4 2024-01-02',
    '2024Q1 2024-04-01',
  ]);
});

test.for([
  ['on quarter end', '2023-06-30', ['2023Q1']],
  ['the day after', '2023-07-01', ['2023Q1', '2023Q2']],
] as const)('terminated %s: owed are %s', ([, day, owed]) => {
  const life = lifeAt('inConstruction').on(day);
  life.run('proposeTermination', 'bureauHead', { reason: '否' });
  life.run('cosignTermination', 'finance');
  expect(life.obligations('quarterlyReport').map((o) => o.subject)).toEqual(owed);
  expect(
    new Set(life.obligations('quarterlyReport').map((o) => statusOf(o, '2024-01-01', calendar))),
  ).toEqual(new Set(['notApplicable']));
});

test('a quarter is reminded of while it runs, on the last working day before its end, too', () => {
  const [, q2] = lifeAt('inConstruction').on('2023-05-01').obligations('quarterlyReport');
  const days = [
    '2023-03-31',
    '2023-05-17',
    '2023-05-18',
    '2023-06-08',
    '2023-06-20',
    '2023-06-27',
    '2023-06-29',
    '2023-06-30',
  ];
  // Back from Friday 06-30: 29 | 28 27 | 26 25(make-up) 21 20 | 19 16 15 14 13 12 9 8 | …; 06-22…24 is a holiday.
  const next = q2 ? days.map((day) => nextReminder(q2, day, calendar)?.on) : [];
  expect(next).toEqual([
    '2023-05-18',
    '2023-05-18',
    // The round opens on the first working day of June.
    '2023-06-01',
    '2023-06-20',
    '2023-06-27',
    '2023-06-29',
    '2023-06-30',
    // Who is missing is told the day after.
    '2023-07-01',
  ]);
});

const completed = (completedOn: string) => {
  const life = lifeAt('inConstruction').on('2023-07-01');
  const [contractId] = Object.keys(life.project.contracts);
  life.run('completeContract', 'clerk', { contractId, completedOn });
  return life;
};

test.for([
  ['2023-06-28', '2023-09-28', 'three months, same number (R3)'],
  ['2023-06-30', '2023-10-07', 'the last day lies in a holiday; Saturday 10-07 is a make-up day (R4)'],
  ['2023-03-31', '2023-06-30', 'June has no 31st (R3)'],
] as const)('completed %s: acceptance is due %s, %s', ([completedOn, due]) => {
  const [duty] = completed(completedOn).obligations('acceptanceApplication');
  expect(duty?.due).toMatchObject({ effectiveDue: due });
});

const extension = (proposedDue: string) => ({ proposedDue, reason: '疫情', measures: '增派' });
const extendedOn = (day: string) => {
  const life = completed('2023-06-28').on(day);
  life.run('applyExtension', 'clerk', extension('2023-12-30'));
  return life;
};
const decide = (life: Life, outcome: string) => {
  const [extensionId] = Object.keys(life.project.extensions);
  life.run('decideExtension', 'bureauHead', { extensionId, outcome, reason: '因' });
};

test('an extension asked for on the due day holds, its refusal brings overdue back from the day after (R9)', () => {
  const life = extendedOn('2023-09-28');
  expect(course(life, 'acceptanceApplication', '2023-09-29', '2023-10-09')).toEqual([
    '2023-09-29 open',
    '2023-10-09 open',
  ]);
  decide(life, 'refused');
  expect(course(life, 'acceptanceApplication', '2023-10-09')).toEqual(['2023-10-09 overdue']);
});

test('asked for late it holds nothing', () => {
  expect(extendedOn('2023-09-29').status('acceptanceApplication')).toBe('overdue');
});

test('approved, it replaces the due day, moved by R4 (R8): Saturday 12-30 … holiday 01-01', () => {
  const life = extendedOn('2023-09-28');
  decide(life, 'approved');
  expect(life.obligations('acceptanceApplication')[0]?.due).toMatchObject({
    nominalDue: '2023-12-30',
    effectiveDue: '2024-01-02',
  });
  expect(course(life, 'acceptanceApplication', '2024-01-02', '2024-01-03')).toEqual([
    '2024-01-02 dueSoon',
    '2024-01-03 overdue',
  ]);
});

test('the fund gate (R12): shut while overdue, open again with a late application, the rest with the acceptance', () => {
  const life = completed('2023-06-28');
  const gate = () => Object.values(fundsOf(life.project, shipped, life.day)).map((f) => f.status);
  life.on('2023-09-28');
  expect(gate()).toEqual(['open', 'blocked', 'blocked']);
  life.on('2023-09-29');
  expect(gate()).toEqual(['blocked', 'blocked', 'blocked']);
  life.upload('acceptanceApplication');
  life.run('applyAcceptance', 'unitHead');
  expect([...gate(), life.status('acceptanceApplication')]).toEqual([
    'open',
    'blocked',
    'blocked',
    'doneLate',
  ]);
  life.run('startAcceptanceReview', 'reviewer', { group, meetingOn: life.day });
  life.upload('acceptanceOpinion', 'reviewer');
  life.upload('securityMaterials');
  life.run('registerCatalog', 'clerk', { registeredOn: life.day, platformNumber: '1' });
  life.run('confirmSharing', 'reviewer', { sharingMet: true });
  life.run('answerSecurity', 'clerk', security);
  life.run('concludeAcceptance', 'bureauHead', { opinion: '通过' });
  life.run('cosignAcceptance', 'finance');
  expect(gate()).toEqual(['open', 'open', 'open']);
});

test.for<[string, () => Life, string]>([
  ['before the pledge', () => lifeAt('approved'), '第八条'],
  ['while suspended', () => lifeAt('suspended'), '第十九条'],
  ['once terminated', () => lifeAt('terminated'), '第三十二条'],
  ['once closed', () => lifeAt('closed'), '项目已办结'],
])('no money %s, with its reason', ([, make, reason]) => {
  const life = make();
  for (const fund of Object.values(fundsOf(life.project, shipped, life.day))) {
    expect([fund.status, fund.reasons.join()]).toEqual(['blocked', expect.stringContaining(reason)]);
  }
});

test('held money is set free by a passed re-check', () => {
  const life = lifeAt('inConstruction');
  const { rectificationId } = life.run('orderRectification', 'reviewer', {
    source: 'inspection',
    items: ['补'],
    dueOn: '2023-03-20',
  });
  const construction = () => fundsOf(life.project, shipped, life.day).construction.status;
  life.run('respondRectification', 'clerk', { rectificationId, text: '已改' });
  life.run('recheckRectification', 'reviewer', {
    rectificationId,
    passed: false,
    note: '未改',
    measures: ['holdMoney'],
  });
  expect(construction()).toBe('blocked');
  life.on('2023-03-14').run('respondRectification', 'clerk', { rectificationId, text: '再改' });
  expect(construction()).toBe('blocked');
  life.run('recheckRectification', 'reviewer', { rectificationId, passed: true, note: '好' });
  expect(construction()).toBe('open');
});

test('self-evaluation (R6): accepted 2023-08-01 and in use before, so 2024-08-01 … 2025-08-01', () => {
  const waiting = lifeAt('acceptanceFiled');
  expect(waiting.status('selfEvaluation')).toBe('waitingForBase');
  const life = lifeAt('inOperation');
  expect(life.obligations('selfEvaluation')[0]).toMatchObject({
    opensOn: '2024-08-01',
    due: { effectiveDue: '2025-08-01' },
  });
  expect(
    course(life, 'selfEvaluation', '2024-07-31', '2025-07-28', '2025-07-29', '2025-08-01', '2025-08-02'),
  ).toEqual([
    '2024-07-31 open',
    '2025-07-28 open',
    '2025-07-29 dueSoon',
    '2025-08-01 dueSoon',
    '2025-08-02 overdue',
  ]);
});

test.for([
  [2, '2025-06-30'],
  [3, '2024-07-01'],
] as const)('level %s is tested again by %s', ([level, due]) => {
  // Two years from Friday 2023-06-30 is a Monday, one year a Sunday.
  const life = lifeAt('inConstruction').on('2023-06-30');
  life.run('answerSecurity', 'clerk', {
    answers: {},
    mlps: { level, filed: true, tested: true, testedOn: '2023-06-30' },
  });
  expect(life.obligations('mlpsRetest')[0]?.due).toMatchObject({ effectiveDue: due });
});

test('level 1 is not tested again', () => {
  const life = lifeAt('inConstruction');
  life.run('answerSecurity', 'clerk', {
    answers: {},
    mlps: { level: 1, filed: false, tested: true, testedOn: '2023-03-01' },
  });
  expect(life.obligations('mlpsRetest')).toEqual([]);
});

test('密评 is due a year after the newest, looked after with the windows, and moves on with the next one', () => {
  const life = lifeAt('inConstruction');
  const assess = (assessedOn: string) =>
    life.run('answerSecurity', 'clerk', {
      answers: { cryptographyAssessment: { positive: true } },
      mlps: { level: 3, filed: true, tested: false },
      cryptographyAssessedOn: assessedOn,
    });
  expect(life.obligations('cryptographyAssessment')).toEqual([]);
  assess('2022-06-30');
  expect(life.obligations('cryptographyAssessment')[0]).toMatchObject({
    article: 31,
    due: { effectiveDue: '2023-06-30' },
  });
  assess('2023-03-01');
  expect(life.obligations('cryptographyAssessment')[0]?.due).toMatchObject({ effectiveDue: '2024-03-01' });
  expect(roundOf('cryptographyAssessment')).toBe('window');
});

test('a day that an order set is that day: Sunday 2023-03-19 moves nowhere', () => {
  const life = lifeAt('inConstruction');
  const { rectificationId } = life.run('orderRectification', 'reviewer', {
    source: 'inspection',
    items: ['补'],
    dueOn: '2023-03-19',
  });
  expect(course(life, 'rectification', '2023-03-19', '2023-03-20')).toEqual([
    '2023-03-19 dueSoon',
    '2023-03-20 overdue',
  ]);
  life.run('respondRectification', 'clerk', { rectificationId, text: '已改' });
  expect(life.status('rectification')).toBe('doneLate');
});

test('an order answered in time stays so, however often a failed re-check asks for another answer', () => {
  const life = lifeAt('inConstruction').on('2023-03-13');
  const rectificationId = life.run('orderRectification', 'reviewer', {
    source: 'inspection',
    items: ['补测试'],
    dueOn: '2023-03-17',
  }).rectificationId;
  life.on('2023-03-17').run('respondRectification', 'clerk', { rectificationId, text: '已改' });
  life.run('recheckRectification', 'reviewer', { rectificationId, passed: false, note: '仍缺' });
  life.on('2023-03-21').run('respondRectification', 'clerk', { rectificationId, text: '再改' });
  life.on('2023-03-22').run('respondRectification', 'clerk', { rectificationId, text: '改毕' });
  expect(life.obligations('rectification')).toMatchObject([{ doneOn: '2023-03-17', late: false }]);
});

test('information is owed after the end, too; other duties end with the project', () => {
  const life = lifeAt('terminated');
  const { requestId } = life.run('requestInformation', 'audit', { text: '账册', dueOn: '2023-03-20' });
  expect(course(life, 'informationRequest', '2023-03-20', '2023-03-21')).toEqual([
    '2023-03-20 dueSoon',
    '2023-03-21 overdue',
  ]);
  life.run('giveInformation', 'clerk', { requestId, text: '附后' });
  expect(life.status('informationRequest')).toBe('doneLate');
});

test('a surplus waits, without a day, until all of it went back', () => {
  const life = lifeAt('accepted');
  life.run('settle', 'clerk', { settlementFen: 270_000_00 });
  const give = (yuan: number) =>
    life.run('returnSurplus', 'clerk', {
      returnedFen: yuan * 100,
      returnedOn: life.day,
      originalChannel: true,
    });
  give(9_999);
  expect([
    life.status('surplusReturn'),
    nextReminder(life.obligations('surplusReturn')[0] as Obligation, life.day, calendar),
  ]).toEqual(['open', undefined]);
  give(1);
  expect(life.status('surplusReturn')).toBe('done');
});

/** The same said plainly: all reminder days of a duty, laid out in a row. */
function reminderDays(due: string, triggerOn: string): string[] {
  const workingDays: string[] = [];
  for (let day = addDays(due, -1); workingDays.length < 30; day = addDays(day, -1)) {
    if (isWorkingDay(day, calendar)) workingDays.push(day);
  }
  const before = [30, 15, 7, 3, 1].map((n) => workingDays[n - 1] ?? '').filter((day) => day > triggerOn);
  const weeks = Array.from({ length: 60 }, (_, i) => addDays(due, 7 * (i + 1)));
  return [...before, ...(due > triggerOn ? [due] : []), ...weeks];
}

const dutyOf = (due: string, triggerOn: string, more: Partial<Obligation> = {}): Obligation => ({
  kind: 'contractFiling',
  subject: 'c',
  title: '',
  article: 16,
  triggerOn,
  due: { applicable: true, nominalDue: due, effectiveDue: due, provisional: false, basisExpired: false },
  ...more,
});

const offset = (from: string) => fc.integer({ min: 0, max: 700 }).map((n) => addDays(from, n));
/** Due days are working days (R4). */
const dueDays = offset('2023-01-01').filter((day) => isWorkingDay(day, calendar));

test('reminders are those of the plain list: the next after a day, and the newest reached', () => {
  fc.assert(
    fc.property(dueDays, fc.nat(60), fc.integer({ min: -70, max: 300 }), (due, lead, shift) => {
      const triggerOn = addDays(due, -lead);
      const day = addDays(due, shift);
      const list = reminderDays(due, triggerOn);
      const duty = dutyOf(due, triggerOn);
      expect(nextReminder(duty, day, calendar)?.on).toBe(list.find((d) => d > day));
      expect(currentReminder(duty, day, calendar)?.on).toBe(list.findLast((d) => d <= day));
    }),
    { numRuns: 1000 },
  );
});

test.for<[string, Partial<Obligation>]>([
  ['met', { doneOn: '2023-03-01' }],
  ['held', { held: true }],
  ['ended', { ended: true }],
  ['governed by no rule', { due: { applicable: false, reason: 'NO_RULE_IN_FORCE' } }],
])('a duty that is %s is silent', ([, more]) => {
  const duty = dutyOf('2023-03-24', '2023-03-10', more);
  expect([nextReminder(duty, '2023-03-01', calendar), currentReminder(duty, '2023-12-01', calendar)]).toEqual(
    [undefined, undefined],
  );
});

const stages = Object.keys(stageLabels) as Stage[];

test.for(stages)('%s: obligations rebuilt from the events are those of the project', (stage) => {
  const { project, events } = lifeAt(stage);
  const rebuilt = events.map((e) => JSON.parse(JSON.stringify(e))).reduce(evolve, nothing);
  fc.assert(
    fc.property(offset('2023-01-01'), (today) => {
      expect(obligationsOf(rebuilt, shipped, today)).toEqual(obligationsOf(project, shipped, today));
    }),
    { numRuns: 20 },
  );
});

test.for<[Stage, string[]]>([
  ['draft', ['clerk,unitHead 7']],
  ['submitted', ['reviewer 7']],
  ['underReview', ['reviewer 7']],
  ['approved', ['unitHead 8', 'clerk,unitHead 17']],
  ['tendering', ['clerk 16', 'clerk,unitHead 17']],
  ['suspended', ['bureauHead 19', 'clerk,unitHead 17']],
  ['acceptanceReview', ['bureauHead 23', 'clerk,unitHead 17', 'clerk,unitHead 17', 'clerk,unitHead 17']],
  ['accepted', ['clerk 23', 'clerk,unitHead 17', 'clerk,unitHead 17']],
  [
    'selfEvaluated',
    ['bureauHead 27', 'finance 27', 'audit 27', 'reviewer 27', 'clerk,unitHead 17', 'clerk,unitHead 17'],
  ],
  ['rejected', []],
  ['terminated', []],
])('whose move it is at %s', ([stage, expected]) => {
  const life = lifeAt(stage);
  expect(turnsOf(life.project, life.obligations()).map((t) => `${t.roles} ${t.article}`)).toEqual(expected);
});

test('a failed re-check waits for the unit, a new answer for the reviewer again', () => {
  const life = lifeAt('inConstruction');
  const { rectificationId } = life.run('orderRectification', 'reviewer', {
    source: 'inspection',
    items: ['补'],
    dueOn: '2023-03-20',
  });
  const waits = () => turnsOf(life.project, []).some((t) => t.text === '复查整改');
  life.run('respondRectification', 'clerk', { rectificationId, text: '已改' });
  expect(waits()).toBe(true);
  life
    .on('2023-03-14')
    .run('recheckRectification', 'reviewer', { rectificationId, passed: false, note: '未改' });
  expect(waits()).toBe(false);
  life.on('2023-03-15').run('respondRectification', 'clerk', { rectificationId, text: '再改' });
  expect(waits()).toBe(true);
});

test('breaches stay listed after they are cured', () => {
  const life = unfiled('2023-03-10').on('2023-03-27');
  const findings = () => told(findingsOf(life.project, life.obligations(), life.day, calendar));
  expect(findings()).toEqual(['overdue@16']);
  const [contractId] = Object.keys(life.project.contracts);
  life.run('fileContract', 'clerk', { contractId, documentIds: [life.upload('contract')] });
  expect(findings()).toEqual(['doneLate@16']);
});

test('a contract signed before the approval stays on record', () => {
  const life = unfiled('2023-02-28');
  const findings = findingsOf(life.project, life.obligations(), life.day, calendar);
  expect(told(findings)).toEqual(['signedBeforeApproval@8']);
});

test('who waits, waits since the stage was reached or the record was made, whatever is read meanwhile', () => {
  const life = lifeAt('submitted').on('2023-03-02');
  const [documentId] = Object.keys(life.project.documents);
  life.run('downloadDocument', 'reviewer', { documentId });
  expect(turnsOf(life.project, []).map((t) => t.since)).toEqual(['2023-03-01T02:00:00.000Z']);
  const built = lifeAt('inConstruction');
  built.run('requestFunds', 'clerk', { fund: 'construction', amountFen: 1, purpose: '首付' });
  built.on('2023-03-20').run('suspend', 'bureauHead', { reason: '逾期' });
  expect(turnsOf(built.project, []).map((t) => [t.text.slice(0, 4), t.since])).toEqual([
    ['项目已暂', '2023-03-20T02:00:00.000Z'],
    ['办理资金', '2023-03-13T02:00:00.000Z'],
  ]);
});

test('a quarter that ends and is due within the validity keeps its basis, however far the quarters have come', () => {
  const life = lifeAt('inConstruction');
  const reports = (today: string) =>
    obligationsOf(life.project, shipped, today).filter(({ kind }) => kind === 'quarterlyReport');
  const of = (quarter: string) => reports('2025-10-13').find(({ subject }) => subject === quarter)?.due;
  // In force until 2025-11-23; the quarter that runs on 2025-10-13 ends after it.
  expect(of('2025Q3')).toMatchObject({ effectiveDue: '2025-09-30', basisExpired: false });
});
