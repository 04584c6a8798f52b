import { expect, test } from 'vitest';
import { withYear } from '../calendar/calendar.ts';
import type { RuleParameters, Rules } from '../regulation/rule-sets/rule-set.ts';
import { ruleSetWith, shipped } from '../regulation/testing.ts';
import { nothing } from './evolve.ts';
import { movedDuties } from './moved.ts';
import type { Project, Signature } from './project.ts';

const by = (at: string): Signature => ({ userId: 'u', name: '王敏', role: 'clerk', unitId: 'edu', at });

const contract = (contractId: string, signedOn: string) => ({
  contractId,
  name: contractId,
  supplier: '某公司',
  amountFen: 1,
  signedOn,
  recorded: by(`${signedOn}T01:00:00Z`),
});

/** Signed under the rule of 2020, and after it. */
const project: Project = {
  ...nothing,
  projectId: 'p1',
  stage: 'inConstruction',
  contracts: { a: contract('a', '2025-11-21'), b: contract('b', '2025-11-24') },
};

const withSuccessor = (parameters: Partial<RuleParameters>): Rules => ({
  ...shipped,
  ruleSets: [
    ...shipped.ruleSets,
    ruleSetWith(parameters, { id: 'next', validFrom: '2025-11-24', validThrough: '2030-11-23' }),
  ],
});

const inShort = (before: Rules, after: Rules, changed: Partial<Project> = {}, today = '2025-11-25') =>
  movedDuties({ ...project, ...changed }, before, after, today).map(
    ({ kind, subject, from, to }) => `${kind} ${subject} ${from} ${to}`,
  );

test('a successor moves what was triggered under it, and only that', () => {
  expect(movedDuties(project, shipped, withSuccessor({}), '2025-11-25')).toEqual([
    {
      kind: 'contractFiling',
      subject: 'b',
      title: '合同备案:b',
      article: 16,
      from: null,
      to: '2025-12-08',
      why: expect.stringContaining('适用规则由“无规则可适用”变为'),
    },
  ]);
});

test('taken away again, the day is gone', () => {
  expect(inShort(withSuccessor({}), shipped)).toEqual(['contractFiling b 2025-12-08 null']);
});

test('the same rules move nothing; what is done or ended does not move', () => {
  expect(inShort(shipped, shipped)).toEqual([]);
  const filed = contract('b', '2025-11-24');
  const filing = { filedAt: '2025-11-25', documentIds: ['d'], by: by('2025-11-25T01:00:00Z') };
  expect(inShort(shipped, withSuccessor({}), { contracts: { b: { ...filed, filing } } })).toEqual([]);
  expect(inShort(shipped, withSuccessor({}), { stage: 'terminated' })).toEqual([]);
});

test('a quarter that no rule governed is owed under a successor', () => {
  const approval = { approvedOn: '2025-11-20' } as NonNullable<Project['approval']>;
  expect(inShort(shipped, withSuccessor({}), { approval, contracts: {} })).toEqual([
    'quarterlyReport 2025Q4 null 2025-12-31',
  ]);
});

test('a window whose opening moves says so, though its end stays', () => {
  const accepted = by('2025-11-24T01:00:00Z');
  const changed = {
    contracts: {},
    acceptanceResult: { cosigned: accepted },
    operation: { inUseOn: '2025-11-24' },
  } as unknown as Partial<Project>;
  const before = withSuccessor({});
  const after = withSuccessor({ evaluationFromMonths: 6 });
  expect(movedDuties({ ...project, ...changed }, before, after, '2025-11-25')).toMatchObject([
    {
      kind: 'selfEvaluation',
      from: '2027-11-24',
      to: '2027-11-24',
      opens: { from: '2026-11-24', to: '2026-05-24' },
    },
  ]);
});

test('a re-test moves with the rule set, too', () => {
  const security = { mlps: { level: 3, testedOn: '2025-01-10' } } as unknown as NonNullable<
    Project['security']
  >;
  const after = { ...shipped, ruleSets: [ruleSetWith({ mlpsRetestMonths: { level2: 24, level3: 6 } })] };
  expect(movedDuties({ ...project, contracts: {}, security }, shipped, after, '2025-02-01')).toMatchObject([
    { kind: 'mlpsRetest', from: '2026-01-12', to: '2025-07-10', why: '适用规则或工作日历有变化' },
  ]);
});

test('a calendar moves a day that was provisional', () => {
  const notice = {
    year: 2027,
    documentNumber: '国办发明电〔2026〕99号',
    holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
    makeUpDays: [],
  };
  const before = withSuccessor({});
  const after = { ...before, calendar: withYear(before.calendar, notice) };
  const contracts = { c: contract('c', '2026-12-24') };
  expect(inShort(before, after, { contracts }, '2026-12-25')).toEqual([
    'contractFiling c 2027-01-08 2027-01-11',
  ]);
});
