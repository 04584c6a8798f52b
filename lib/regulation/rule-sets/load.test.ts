import { expect, test } from 'vitest';
import { notice2020 } from '../../calendar/2020.ts';
import { notice2026 } from '../../calendar/2026.ts';
import { nothingLoaded, rulesInForce } from './in-force.ts';
import { loadRuleSet, loadYearNotice } from './load.ts';
import { neighbourExample } from './neighbour-example.ts';
import type { RuleParameters, RuleSet } from './rule-set.ts';
import { shippedRuleSets } from './shipped.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

test('a shipped rule set survives JSON and would pass as a loaded one', () => {
  for (const set of shippedRuleSets) {
    expect(loadRuleSet(JSON.parse(JSON.stringify(set)))).toEqual({ ok: true, value: set });
  }
});

test('the 2020 set has the numbers of the text', () => {
  expect(zhucheng2020).toMatchObject({
    documentNumber: '诸政办发〔2020〕4号',
    validFrom: '2020-11-24',
    validThrough: '2025-11-23',
    active: true,
    parameters: {
      contractFilingWorkingDays: 10,
      adjustmentLimitPercent: 15,
      acceptanceMonths: 3,
      evaluationFromMonths: 12,
      evaluationToMonths: 24,
      fundGate: 'staged',
    },
  });
  expect(zhucheng2020.basis.map(({ documentNumber }) => documentNumber)).toEqual([
    '国办发〔2019〕57号',
    '山东省人民政府令第329号',
    '潍政办发〔2020〕9号',
  ]);
});

test('the neighbour’s example differs in its filing days and is not active', () => {
  expect(neighbourExample).toMatchObject({ active: false, parameters: { contractFilingWorkingDays: 5 } });
});

const fieldsOf = (loaded: ReturnType<typeof loadRuleSet> | ReturnType<typeof loadYearNotice>) =>
  loaded.ok ? [] : loaded.problem.errors.map(({ field }) => field);

test.for<[string, Partial<Record<keyof RuleSet, unknown>>, string]>([
  ['an identifier with spaces', { id: 'a b' }, 'id'],
  ['no identifier', { id: '' }, 'id'],
  ['an identifier without end', { id: 'a'.repeat(41) }, 'id'],
  ['an identifier with a good part', { id: '!a!' }, 'id'],
  ['no name', { name: '' }, 'name'],
  ['a name without end', { name: '长'.repeat(101) }, 'name'],
  ['no 文号', { documentNumber: '' }, 'documentNumber'],
  ['a 文号 without end', { documentNumber: '长'.repeat(61) }, 'documentNumber'],
  ['a basis without 文号', { basis: [{ name: '某办法' }] }, 'basis.0.documentNumber'],
  ['too many bases', { basis: Array(21).fill({ name: '某', documentNumber: '某' }) }, 'basis'],
  ['a first day that does not exist', { validFrom: '2024-02-30' }, 'validFrom'],
  ['an end before its beginning', { validThrough: '2020-11-23' }, 'validThrough'],
  ['no activity', { active: undefined }, 'active'],
  ['no parameters', { parameters: undefined }, 'parameters'],
  ['an unknown key', { unknown: 1 } as object, 'unknown'],
])('a rule set with %s is refused', ([, change, field]) => {
  expect(fieldsOf(loadRuleSet({ ...zhucheng2020, ...change }))).toEqual([field]);
});

test('what is missing is said in Chinese', () => {
  const { name: _, ...nameless } = zhucheng2020;
  expect(loadRuleSet(nameless)).toMatchObject({ problem: { errors: [{ field: 'name', message: '必填' }] } });
});

test('validity of a single day is one', () => {
  expect(loadRuleSet({ ...zhucheng2020, validThrough: '2020-11-24' }).ok).toBe(true);
});

test.for<[keyof RuleParameters, number, number]>([
  ['contractFilingWorkingDays', 1, 250],
  ['adjustmentLimitPercent', 0, 100],
  ['quarterlyReportDaysAfterQuarterEnd', 0, 90],
  ['acceptanceMonths', 1, 60],
  ['evaluationToMonths', 13, 120],
  ['evaluationFromMonths', 0, 23],
  ['majorEventDelayDays', 1, 3650],
  ['majorEventLossPercent', 1, 100],
  ['cryptographyAssessmentMonths', 1, 120],
])('%s goes from %d to %d', ([key, least, most]) => {
  const load = (value: number) =>
    loadRuleSet({ ...zhucheng2020, parameters: { ...zhucheng2020.parameters, [key]: value } });
  expect([load(least).ok, load(most).ok]).toEqual([true, true]);
  expect([load(least - 1).ok, load(most + 1).ok, load(least + 0.5).ok]).toEqual([false, false, false]);
});

test('a window that closes before it opens, an unknown gate and an unknown parameter are refused', () => {
  const load = (change: object) =>
    fieldsOf(loadRuleSet({ ...zhucheng2020, parameters: { ...zhucheng2020.parameters, ...change } }));
  expect(load({ evaluationFromMonths: 24 })).toEqual(['parameters.evaluationToMonths']);
  expect(load({ fundGate: 'loose' })).toEqual(['parameters.fundGate']);
  expect(load({ fundGate: 'strict' })).toEqual([]);
  expect(load({ extra: 1 })).toEqual(['parameters.extra']);
  expect(load({ mlpsRetestMonths: { level2: 24 } })).toEqual(['parameters.mlpsRetestMonths.level3']);
  expect(load({ mlpsRetestMonths: { level2: 0, level3: 121 } })).toEqual([
    'parameters.mlpsRetestMonths.level2',
    'parameters.mlpsRetestMonths.level3',
  ]);
});

test('a year’s notice is loaded, with its amendments where it has some', () => {
  expect(loadYearNotice(notice2026)).toStrictEqual({ ok: true, value: notice2026 });
  expect(loadYearNotice({ ...notice2026, amendedBy: undefined })).toStrictEqual({
    ok: true,
    value: notice2026,
  });
  expect(loadYearNotice(notice2020)).toEqual({ ok: true, value: notice2020 });
});

test('a notice with a slip names the field, in Chinese', () => {
  const loaded = loadYearNotice({ ...notice2026, makeUpDays: ['2026-01-05'] });
  expect(loaded).toMatchObject({
    ok: false,
    problem: {
      code: 'invalidInput',
      errors: [{ field: 'makeUpDays.0', message: '调休上班日应为星期六或星期日' }],
    },
  });
});

test('a day of a notice that does not exist is the one error, with its field', () => {
  const loaded = loadYearNotice({ ...notice2026, makeUpDays: ['2026-02-30'] });
  expect(loaded).toMatchObject({
    problem: { errors: [{ field: 'makeUpDays.0', message: '日期应为真实存在的 YYYY-MM-DD' }] },
  });
  expect(fieldsOf(loadYearNotice({ ...notice2026, makeUpDays: ['nonsense'] }))).toEqual(['makeUpDays.0']);
});

test.for(['第国办发明电〔2025〕7号', '1国办发明电〔2025〕7号', '国办发明电〔2025〕7号x'])(
  '文号 %s',
  (documentNumber) => {
    const good = documentNumber.startsWith('第');
    expect(fieldsOf(loadYearNotice({ ...notice2026, documentNumber }))).toEqual(
      good ? [] : ['documentNumber'],
    );
  },
);

test('a set written before 密评 was asked for has the shipped interval', () => {
  const { cryptographyAssessmentMonths: _, ...older } = zhucheng2020.parameters;
  expect(loadRuleSet({ ...zhucheng2020, parameters: older })).toEqual({ ok: true, value: zhucheng2020 });
  const kept = { ...zhucheng2020, parameters: older as RuleParameters };
  expect(rulesInForce({ ...nothingLoaded, version: 1, ruleSets: [kept] }).ruleSets).toContainEqual(
    zhucheng2020,
  );
});
