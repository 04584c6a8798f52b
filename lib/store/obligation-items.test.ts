import { beforeAll, expect, test } from 'vitest';
import { withYear } from '../calendar/calendar.ts';
import type { Obligation } from '../project/obligations.ts';
import { nothingLoaded, type RulesInForce, rulesInForce } from '../regulation/rule-sets/in-force.ts';
import { obligationItems } from './obligation-items.ts';

beforeAll(() => {
  process.env.TABLE_NAME = 'records';
});

const rules = rulesInForce(nothingLoaded);
/** A long holiday before the due day, so that each reminder is some days earlier. */
const otherCalendar: RulesInForce = {
  ...rules,
  version: 1,
  calendar: withYear(rules.calendar, {
    year: 2027,
    documentNumber: '国办发明电〔2026〕99号',
    holidays: [{ name: '长假', from: '2027-06-21', to: '2027-06-25' }],
    makeUpDays: [],
  }),
};

const obligation: Obligation = {
  kind: 'selfEvaluation',
  subject: 'evaluation',
  title: '项目自评价',
  article: 27,
  triggerOn: '2025-06-30',
  due: {
    applicable: true,
    nominalDue: '2027-06-30',
    effectiveDue: '2027-06-30',
    provisional: true,
    basisExpired: true,
  },
};

const projection = (obligations: Obligation[], inForce = rules) => ({
  after: {
    projectId: 'p1',
    unitId: 'edu',
    unitName: '市教育和体育局',
    filingNumber: 'ZC-2026-0001',
    fields: { name: '甲' } as never,
  },
  obligations,
  today: '2026-06-01',
  rules: inForce,
});

test('a new obligation is put into the due index', () => {
  expect(obligationItems(undefined, projection([obligation]))).toMatchObject([
    { Put: { Item: { sk: 'OB#selfEvaluation#evaluation', remindOn: '2027-05-18' } } },
  ]);
});

const about = { unitId: 'edu', unitName: '市教育和体育局', projectName: '甲', filingNumber: 'ZC-2026-0001' };
const before = { obligations: [{ obligation, about, remindOn: '2027-05-18' }], rulesVersion: 0 };

test('one that is as it was is left alone, one that is gone is deleted', () => {
  expect(obligationItems(before, projection([obligation]))).toEqual([]);
  expect(obligationItems(before, projection([]))).toMatchObject([
    { Delete: { Key: { pk: 'P#p1', sk: 'OB#selfEvaluation#evaluation' } } },
  ]);
});

test('a unit that was renamed is told by its new name', () => {
  const renamed = { ...projection([obligation]), after: { ...projection([]).after, unitName: '市教体局' } };
  expect(obligationItems(before, renamed)).toMatchObject([
    { Put: { Item: { about: { unitName: '市教体局' } } } },
  ]);
});

test('other rules that move nothing write nothing; a calendar that moves only the reminder moves the reminder', () => {
  expect(obligationItems(before, projection([obligation], { ...rules, version: 1 }))).toEqual([]);
  const [moved] = obligationItems(before, projection([obligation], otherCalendar));
  expect(moved?.Put?.Item?.remindOn).toBe('2027-05-12');
});

test('how far the reminders have gone is kept', () => {
  const reminded = {
    obligations: [{ obligation, about, remindOn: '2027-06-08', remindedThrough: '2027-05-18' }],
    rulesVersion: 0,
  };
  const [moved] = obligationItems(reminded, projection([obligation], otherCalendar));
  expect(moved?.Put?.Item).toMatchObject({ remindedThrough: '2027-05-18', remindOn: '2027-06-02' });
});

test('another due day is reminded of anew, at once where one of its steps holds by now', () => {
  const reminded = {
    obligations: [{ obligation, about, remindOn: '2027-06-29', remindedThrough: '2027-06-21' }],
    rulesVersion: 0,
  };
  const due = { ...obligation.due, nominalDue: '2027-07-30', effectiveDue: '2027-07-30' };
  const extended = { ...obligation, due } as Obligation;
  const [moved] = obligationItems(reminded, { ...projection([extended]), today: '2027-06-28' });
  // Thirty working days before Friday 2027-07-30: Friday 06-18.
  expect(moved?.Put?.Item).toMatchObject({ remindOn: '2027-06-18' });
  expect(moved?.Put?.Item).not.toHaveProperty('remindedThrough');
});
