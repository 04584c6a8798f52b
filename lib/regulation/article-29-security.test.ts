import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import {
  cryptographyAssessmentDue,
  decideMlps,
  decideSecurity,
  type MlpsLevel,
  mlpsRetestDue,
  SECURITY_QUESTIONS,
  type SecurityAnswer,
} from './article-29-security.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { codes, ruleSetWith } from './testing.ts';

const answered = (answer: SecurityAnswer) =>
  Object.fromEntries(SECURITY_QUESTIONS.map(({ id }) => [id, answer]));

test('articles 28 to 31 are asked about', () => {
  expect([...new Set(SECURITY_QUESTIONS.map(({ article }) => article))]).toEqual([28, 29, 30, 31]);
});

test('all answered before acceptance', () => {
  expect(decideSecurity(answered({ positive: true }))).toEqual([]);
  const none = decideSecurity({});
  expect(none).toHaveLength(SECURITY_QUESTIONS.length);
  expect(none[0]).toEqual({
    code: 'securityUnanswered',
    article: 28,
    message: '验收前须回答:是否建立项目安全管理制度',
    field: 'security.securityRules',
  });
});

test('a negative answer needs a recorded decision', () => {
  expect(decideSecurity(answered({ positive: false, decision: '限期三个月整改' }))).toEqual([]);
  const undecided = { ...answered({ positive: true }), secureProducts: { positive: false, decision: ' ' } };
  expect(decideSecurity(undecided)).toMatchObject([
    { code: 'securityDecisionMissing', article: 29, field: 'security.secureProducts' },
  ]);
  expect(codes(decideSecurity({ ...undecided, secureProducts: { positive: false } }))).toEqual([
    'securityDecisionMissing',
  ]);
});

test.for<[MlpsLevel | undefined, boolean, boolean, string[]]>([
  [undefined, true, true, ['mlpsLevelMissing']],
  [1, false, false, []],
  [2, true, true, []],
  [2, false, false, ['mlpsFilingMissing', 'mlpsTestMissing']],
  [3, false, true, ['mlpsFilingMissing']],
  [3, true, false, ['mlpsTestMissing']],
])('level %s, filed %s, tested %s', ([level, filed, tested, expected]) => {
  expect(codes(decideMlps({ level, filed, tested }))).toEqual(expected);
});

test.for<[MlpsLevel, string, string]>([
  [2, '2022-10-05', '2024-10-08'],
  [3, '2022-10-05', '2023-10-07'],
  [4, '2022-10-05', '2023-10-07'],
])('level %d tested on %s is re-tested by %s', ([level, testedOn, effectiveDue]) => {
  expect(mlpsRetestDue(testedOn, level, shippedRuleSets, shippedCalendar)).toMatchObject({ effectiveDue });
});

test('level 1 is not re-tested, and without a rule nothing is', () => {
  expect(mlpsRetestDue('2022-10-05', 1, shippedRuleSets, shippedCalendar)).toBeUndefined();
  expect(mlpsRetestDue('2019-10-05', 3, shippedRuleSets, shippedCalendar)).toEqual({
    applicable: false,
    reason: 'BEFORE_RULE',
  });
});

test.for<[string, number | undefined, object]>([
  // Sunday 2024-03-31 is moved to Monday; a leap day's month ends with its last day (R3).
  ['2023-03-31', undefined, { applicable: true, nominalDue: '2024-03-31', effectiveDue: '2024-04-01' }],
  ['2024-02-29', undefined, { applicable: true, nominalDue: '2025-02-28', effectiveDue: '2025-02-28' }],
  ['2023-03-30', 24, { applicable: true, nominalDue: '2025-03-30', effectiveDue: '2025-03-31' }],
  ['2025-11-20', undefined, { applicable: true, basisExpired: true }],
  ['2020-11-23', undefined, { applicable: false, reason: 'BEFORE_RULE' }],
])('cryptography assessed on %s, every %s months', ([assessedOn, months, expected]) => {
  const sets = months ? [ruleSetWith({ cryptographyAssessmentMonths: months })] : shippedRuleSets;
  expect(cryptographyAssessmentDue(assessedOn, sets, shippedCalendar)).toMatchObject(expected);
});
