import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../calendar/testing.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import {
  type AcceptanceEvent,
  acceptanceStanding,
  decideExtensionApplication,
} from './article-25-extension.ts';
import { codes } from './testing.ts';

/** A working day, as the effective due day of an acceptance application is. */
const DUE = '2024-06-11';

const standing = (events: AcceptanceEvent[], asOf: string) =>
  acceptanceStanding(DUE, events, asOf, shippedCalendar);

function event(type: AcceptanceEvent['type'], at: string, to?: string): AcceptanceEvent {
  return { type, at, to };
}

const overdue = (overdueSince: string, overdueDays: number) => ({
  status: 'overdue',
  overdueSince,
  overdueDays,
});

test.for<[string, AcceptanceEvent[], string, object]>([
  [
    'the due day itself',
    [],
    '2024-06-11',
    { status: 'open', effectiveDue: DUE, held: false, accepted: false },
  ],
  ['the day after', [], '2024-06-12', overdue('2024-06-12', 1)],
  ['thirty days after', [], '2024-07-11', overdue('2024-06-12', 30)],
  [
    'applied for on the due day holds',
    [event('extensionApplied', '2024-06-11')],
    '2024-06-12',
    { status: 'open', held: true },
  ],
  [
    'applied for the day before holds',
    [event('extensionApplied', '2024-06-10')],
    '2024-08-01',
    { status: 'open', held: true },
  ],
  [
    'applied for the day after holds nothing',
    [event('extensionApplied', '2024-06-12')],
    '2024-06-12',
    overdue('2024-06-12', 1),
  ],
  [
    'applied for by instant, still the due day in Shanghai',
    [event('extensionApplied', '2024-06-11T15:59:59Z')],
    '2024-06-12',
    { held: true },
  ],
  [
    'applied for by instant, the day after in Shanghai',
    [event('extensionApplied', '2024-06-11T16:00:00Z')],
    '2024-06-12',
    { held: false },
  ],
  [
    'what happens later does not count yet',
    [event('extensionApplied', '2024-06-11')],
    '2024-06-10',
    { status: 'open', held: false },
  ],
])('%s', ([, events, asOf, expected]) => {
  expect(standing(events, asOf)).toMatchObject(expected);
});

test('a refusal brings overdue back from the day after the due day', () => {
  const events = [event('extensionApplied', '2024-06-11'), event('extensionRefused', '2024-06-20')];
  expect(standing(events, '2024-06-19').status).toBe('open');
  expect(standing(events, '2024-06-20')).toMatchObject(overdue('2024-06-12', 9));
});

test('an approval replaces the due day from its day, also after a late application', () => {
  const late = [
    event('extensionApplied', '2024-06-20'),
    event('extensionApproved', '2024-06-25', '2024-07-31'),
  ];
  expect(standing(late, '2024-06-24')).toMatchObject(overdue('2024-06-12', 13));
  expect(standing(late, '2024-06-25')).toMatchObject({ status: 'open', effectiveDue: '2024-07-31' });
  expect(standing(late, '2024-07-31').status).toBe('open');
  expect(standing(late, '2024-08-01')).toMatchObject(overdue('2024-08-01', 1));
});

test('the approved day is moved by R4 like any last day', () => {
  const events = [
    event('extensionApplied', '2024-06-01'),
    event('extensionApproved', '2024-06-05', '2024-10-01'),
  ];
  expect(standing(events, '2024-06-05').effectiveDue).toBe('2024-10-08');
});

test('an approval may also shorten, because it was approved so', () => {
  const events = [
    event('extensionApplied', '2024-06-01'),
    event('extensionApproved', '2024-06-03', '2024-06-05'),
  ];
  expect(standing(events, '2024-06-06')).toMatchObject({
    effectiveDue: '2024-06-05',
    ...overdue('2024-06-06', 1),
  });
});

test('an approval with no application on record still sets the day; a refusal with none changes nothing', () => {
  expect(standing([event('extensionApproved', '2024-06-03', '2024-07-31')], '2024-06-20').effectiveDue).toBe(
    '2024-07-31',
  );
  expect(standing([event('extensionRefused', '2024-06-03')], '2024-06-11')).toMatchObject({
    status: 'open',
    effectiveDue: DUE,
  });
  expect(standing([event('extensionApproved', '2024-06-03')], '2024-06-11').effectiveDue).toBe(DUE);
});

test('extensions are not limited: the second, in time for the first one’s day, holds and replaces again', () => {
  const events = [
    event('extensionApplied', '2024-06-11'),
    event('extensionApproved', '2024-06-14', '2024-07-31'),
    event('extensionApplied', '2024-07-31'),
    event('extensionApproved', '2024-08-20', '2024-09-30'),
  ];
  expect(standing(events, '2024-08-01')).toMatchObject({
    status: 'open',
    held: true,
    effectiveDue: '2024-07-31',
  });
  expect(standing(events, '2024-08-20')).toMatchObject({
    status: 'open',
    held: false,
    effectiveDue: '2024-09-30',
  });
});

test('a decision decides the oldest application: the other one still holds', () => {
  const events = [
    event('extensionApplied', '2024-06-10'),
    event('extensionApplied', '2024-06-11'),
    event('extensionRefused', '2024-06-13'),
  ];
  expect(standing(events, '2024-06-13')).toMatchObject({ status: 'open', held: true });
  expect(standing([...events, event('extensionRefused', '2024-06-14')], '2024-06-14')).toMatchObject(
    overdue('2024-06-12', 3),
  );
});

test.for<[string, AcceptanceEvent[], string]>([
  ['on the due day', [event('acceptanceApplied', '2024-06-11')], 'done'],
  ['the day after', [event('acceptanceApplied', '2024-06-12')], 'doneLate'],
  ['accepted without an application on record', [event('accepted', '2024-06-12')], 'doneLate'],
  [
    'twice: the first one counts',
    [event('acceptanceApplied', '2024-06-11'), event('acceptanceApplied', '2024-06-20')],
    'done',
  ],
  [
    'while an extension is undecided',
    [event('extensionApplied', '2024-06-11'), event('acceptanceApplied', '2024-06-12')],
    'done',
  ],
  [
    'while it was, and refused since',
    [
      event('extensionApplied', '2024-06-11'),
      event('acceptanceApplied', '2024-06-12'),
      event('extensionRefused', '2024-06-15'),
    ],
    'doneLate',
  ],
  [
    'while it was, and approved since',
    [
      event('extensionApplied', '2024-06-11'),
      event('acceptanceApplied', '2024-06-12'),
      event('extensionApproved', '2024-06-15', '2024-06-28'),
    ],
    'done',
  ],
  [
    'late, then an extension nobody could apply for any more',
    [
      event('acceptanceApplied', '2024-06-12'),
      event('extensionApplied', '2024-06-13'),
      event('extensionApproved', '2024-06-15', '2024-06-28'),
    ],
    'doneLate',
  ],
  [
    'late, then an approval out of the blue',
    [event('acceptanceApplied', '2024-06-12'), event('extensionApproved', '2024-06-15', '2024-06-28')],
    'doneLate',
  ],
  [
    'in time for an extended day',
    [event('extensionApproved', '2024-06-05', '2024-06-28'), event('acceptanceApplied', '2024-06-28')],
    'done',
  ],
])('applied for acceptance %s', ([, events, status]) => {
  const found = standing(events, '2024-07-01');
  expect(found.status).toBe(status);
  expect(found).not.toHaveProperty('overdueSince');
});

test('an application, even a late one, ends overdue from its day', () => {
  const events = [event('acceptanceApplied', '2024-06-20')];
  expect(standing(events, '2024-06-19')).toMatchObject(overdue('2024-06-12', 8));
  expect(standing(events, '2024-06-20')).toMatchObject({ status: 'doneLate', accepted: false });
  expect(standing([...events, event('accepted', '2024-06-21')], '2024-06-20').accepted).toBe(false);
  expect(standing([...events, event('accepted', '2024-06-21')], '2024-06-21')).toMatchObject({
    status: 'doneLate',
    accepted: true,
  });
});

test('two approvals on one day: the later moment stands, and a day without time is its end', () => {
  const first = event('extensionApproved', '2024-06-05T01:00:00Z', '2024-06-28');
  const second = event('extensionApproved', '2024-06-05T10:00:00+08:00', '2024-07-31');
  const endOfDay = event('extensionApproved', '2024-06-05', '2024-08-30');
  for (const events of [
    [first, second],
    [second, first],
  ])
    expect(standing(events, '2024-06-05').effectiveDue).toBe('2024-07-31');
  for (const events of [
    [endOfDay, second],
    [second, endOfDay],
  ])
    expect(standing(events, '2024-06-05').effectiveDue).toBe('2024-08-30');
});

test('two decisions on one day decide the two applications in the order of their moments', () => {
  const late = event('extensionApplied', '2024-06-12');
  const inTime = event('extensionApplied', '2024-06-10');
  const refused = event('extensionRefused', '2024-06-14T09:00:00+08:00');
  const approved = event('extensionApproved', '2024-06-14T10:00:00+08:00', '2024-06-28');
  // The refusal meets the one applied for in time, the approval the late one, after acceptance was applied for: it stays late.
  const events = [approved, refused, late, inTime, event('acceptanceApplied', '2024-06-13')];
  expect(standing(events, '2024-06-14')).toMatchObject({ status: 'doneLate', effectiveDue: DUE });
});

test('within one day an application comes before its decision, whatever the list says', () => {
  const events = [event('extensionRefused', '2024-06-11'), event('extensionApplied', '2024-06-11')];
  expect(standing(events, '2024-06-12')).toMatchObject(overdue('2024-06-12', 1));
});

const type = fc.constantFrom(
  'extensionApplied',
  'extensionApproved',
  'extensionRefused',
  'acceptanceApplied',
  'accepted',
);
const day = dayIn('2024-05-01', '2024-12-31');
const anyEvents = fc
  .array(fc.record({ type, at: day, to: day }), { maxLength: 8 })
  .map((list) => list as AcceptanceEvent[]);

test('adding an extension never makes the due day earlier unless approved so', () => {
  fc.assert(
    fc.property(anyEvents, day, day, (events, at, asOf) => {
      // After acceptance is applied for, an extension is history: it only says whether that was late.
      if (events.some(({ type }) => !type.startsWith('extension'))) return;
      const dueWith = (added: AcceptanceEvent[]) => standing([...events, ...added], asOf).effectiveDue;
      expect(dueWith([event('extensionApproved', at, '2099-12-31')]) >= dueWith([])).toBe(true);
      expect(dueWith([event('extensionApplied', at)])).toBe(dueWith([]));
      expect(dueWith([event('extensionRefused', at)])).toBe(dueWith([]));
    }),
  );
});

test('the due day is always a working day, and overdue counts from the day after it', () => {
  fc.assert(
    fc.property(anyEvents, day, (events, asOf) => {
      const { effectiveDue, status, overdueSince, overdueDays } = standing(events, asOf);
      expect(isWorkingDay(effectiveDue, shippedCalendar)).toBe(true);
      if (status !== 'overdue') return;
      expect(overdueSince).toBe(addDays(effectiveDue, 1));
      expect(addDays(effectiveDue, overdueDays ?? 0)).toBe(asOf);
      expect(asOf > effectiveDue).toBe(true);
    }),
  );
});

test('the order of the list is irrelevant when the moments differ', () => {
  fc.assert(
    fc.property(anyEvents, day, (events, asOf) => {
      const apart = [...new Map(events.map((e) => [e.at, e])).values()];
      expect(standing([...apart].reverse(), asOf)).toEqual(standing(apart, asOf));
    }),
  );
});

test('an extension is applied for with a later day, a reason and measures', () => {
  const application = {
    currentDue: DUE,
    proposedDue: '2024-06-12',
    reason: '设备延迟',
    measures: '增派人员',
  };
  expect(decideExtensionApplication(application)).toEqual([]);
  expect(codes(decideExtensionApplication({ ...application, proposedDue: DUE }))).toEqual([
    'proposedNotLater',
  ]);
  expect(codes(decideExtensionApplication({ ...application, reason: ' ', measures: ' ' }))).toEqual([
    'extensionReasonMissing',
    'extensionMeasuresMissing',
  ]);
});
