import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import { addDays } from '../calendar/days.ts';
import { dayIn } from '../calendar/testing.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import {
  quarterlyReportsOwed,
  REPORT_RECIPIENTS,
  type ReportedProject,
  reportedQuarterEnds,
} from './article-17-quarterly-report.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { ruleSetWith } from './testing.ts';

const owed = (project: ReportedProject) => quarterlyReportsOwed(project, shippedRuleSets, shippedCalendar);
const quarters = (project: ReportedProject) => {
  const reports = owed(project);
  return reports.applicable ? reports.owed.map(({ quarter }) => quarter) : reports.reason;
};

test.for<[string, ReportedProject, string[] | string]>([
  ['approved the day before quarter end', { approvedOn: '2023-09-29', asOf: '2023-09-30' }, ['2023Q3']],
  ['approved on quarter end', { approvedOn: '2023-09-30', asOf: '2023-12-31' }, ['2023Q4']],
  ['approved the day after', { approvedOn: '2023-10-01', asOf: '2023-12-31' }, ['2023Q4']],
  ['asOf the day before quarter end', { approvedOn: '2023-10-01', asOf: '2023-12-30' }, []],
  ['accepted the day before quarter end', { approvedOn: '2023-10-01', acceptedOn: '2024-03-30' }, ['2023Q4']],
  ['accepted on quarter end', { approvedOn: '2023-10-01', acceptedOn: '2024-03-31' }, ['2023Q4']],
  ['accepted the day after', { approvedOn: '2023-10-01', acceptedOn: '2024-04-01' }, ['2023Q4', '2024Q1']],
  ['terminated on quarter end', { approvedOn: '2023-10-01', terminatedOn: '2024-03-31' }, ['2023Q4']],
  [
    'the earlier of two ends',
    { approvedOn: '2023-10-01', acceptedOn: '2024-07-01', terminatedOn: '2024-04-01' },
    ['2023Q4', '2024Q1'],
  ],
  [
    'the earlier of two ends, other way round',
    { approvedOn: '2023-10-01', acceptedOn: '2024-04-01', terminatedOn: '2024-07-01' },
    ['2023Q4', '2024Q1'],
  ],
  [
    'an end counts, not asOf',
    { approvedOn: '2023-10-01', acceptedOn: '2024-04-01', asOf: '2025-01-01' },
    ['2023Q4', '2024Q1'],
  ],
  ['approved before the rule', { approvedOn: '2019-05-01', asOf: '2021-03-31' }, ['2020Q4', '2021Q1']],
  ['running past validity', { approvedOn: '2025-05-01', asOf: '2026-06-30' }, ['2025Q2', '2025Q3']],
  ['accepted before the rule', { approvedOn: '2020-01-01', acceptedOn: '2020-11-23' }, 'BEFORE_RULE'],
  ['accepted on the rule’s first day', { approvedOn: '2020-10-01', acceptedOn: '2020-11-24' }, []],
  ['terminated before the rule', { approvedOn: '2020-10-01', terminatedOn: '2020-11-01' }, 'BEFORE_RULE'],
  ['only quarters before the rule', { approvedOn: '2020-01-01', asOf: '2020-10-31' }, 'BEFORE_RULE'],
  ['only quarters after it', { approvedOn: '2025-10-15', asOf: '2026-12-31' }, 'NO_RULE_IN_FORCE'],
  [
    'approved after it, no quarter end yet',
    { approvedOn: '2026-01-10', asOf: '2026-02-01' },
    'NO_RULE_IN_FORCE',
  ],
  ['neither end nor asOf', { approvedOn: '2024-01-01' }, []],
])('%s', ([, project, expected]) => {
  expect(quarters(project)).toEqual(expected);
});

test('due at quarter end, moved by R4', () => {
  expect(owed({ approvedOn: '2023-10-01', asOf: '2024-03-31' })).toEqual({
    applicable: true,
    owed: [
      {
        quarter: '2023Q4',
        quarterEnd: '2023-12-31',
        nominalDue: '2023-12-31',
        effectiveDue: '2024-01-02',
        provisional: false,
        basisExpired: false,
      },
      {
        quarter: '2024Q1',
        quarterEnd: '2024-03-31',
        nominalDue: '2024-03-31',
        effectiveDue: '2024-04-01',
        provisional: false,
        basisExpired: false,
      },
    ],
  });
});

test('looked at after validity the basis has expired', () => {
  expect(owed({ approvedOn: '2025-07-01', asOf: '2025-11-24' })).toMatchObject({
    owed: [{ basisExpired: true }],
  });
  expect(owed({ approvedOn: '2025-07-01', asOf: '2025-11-23' })).toMatchObject({
    owed: [{ basisExpired: false }],
  });
});

test('a rule set may give days after quarter end', () => {
  const ten = ruleSetWith({ quarterlyReportDaysAfterQuarterEnd: 10 });
  const reports = quarterlyReportsOwed(
    { approvedOn: '2024-01-01', asOf: '2024-03-31' },
    [ten],
    shippedCalendar,
  );
  expect(reports).toMatchObject({ owed: [{ quarterEnd: '2024-03-31', nominalDue: '2024-04-10' }] });
});

test('three bodies receive it', () => {
  expect(REPORT_RECIPIENTS.map(({ code }) => code)).toEqual(['finance', 'audit', 'bureau']);
});

test('dues are working days in order, and a later end owes no less', () => {
  fc.assert(
    fc.property(
      dayIn('2020-11-24', '2025-06-30'),
      fc.integer({ min: 0, max: 1500 }),
      (approvedOn, length) => {
        const acceptedOn = addDays(approvedOn, length);
        const reports = owed({ approvedOn, acceptedOn });
        if (!reports.applicable) return;
        const dues = reports.owed.map(({ effectiveDue }) => effectiveDue);
        expect(dues.every((day) => isWorkingDay(day, shippedCalendar))).toBe(true);
        expect([...dues].sort()).toEqual(dues);
        const longer = reportedQuarterEnds({ approvedOn, acceptedOn: addDays(acceptedOn, 1) });
        expect(longer.slice(0, dues.length)).toEqual(reports.owed.map(({ quarterEnd }) => quarterEnd));
      },
    ),
  );
});
