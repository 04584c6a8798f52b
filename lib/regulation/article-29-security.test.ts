import { expect, test } from 'vitest';
import { shippedCalendar } from '../calendar/calendar.ts';
import {
  decideMlps,
  decideSecurity,
  type MlpsLevel,
  mlpsRetestDue,
  SECURITY_QUESTIONS,
  type SecurityAnswer,
} from './article-29-security.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { codes } from './testing.ts';

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
