import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { evaluateRule, isRuleKind, type RuleKindName, ruleKinds } from './rules.ts';
import { shipped } from './testing.ts';

const names = Object.keys(ruleKinds) as RuleKindName[];

function problemOf(kind: string, input: unknown) {
  const evaluation = evaluateRule(kind, input, shipped);
  if (evaluation.ok) throw new Error(`accepted: ${JSON.stringify(evaluation.value).slice(0, 200)}`);
  return evaluation.problem;
}

const errors = (kind: string, input: unknown) => problemOf(kind, input).errors;
const fields = (kind: string, input: unknown) => errors(kind, input).map(({ field }) => field);

const good: Record<RuleKindName, Record<string, unknown>> = {
  contractFiling: { signedOn: '2024-09-25', filedAt: '2024-10-14' },
  acceptanceApplication: { contractsCompletedOn: ['2024-03-08'], appliedAt: '2024-06-11T09:00:00+08:00' },
  selfEvaluation: {
    acceptedOn: '2023-01-10',
    inUseOn: '2023-02-01',
    submittedAt: '2024-05-01',
    asOf: '2024-05-01',
  },
  quarterlyReports: {
    approvedOn: '2023-10-01',
    acceptedOn: '2024-04-01',
    terminatedOn: null,
    asOf: '2024-05-01',
  },
  contentAdjustment: {
    approvedEstimateFen: 100,
    lines: [{ name: '硬件', approvedFen: 100, afterFen: 90 }],
    priorAdjustedFen: 0,
    goalUnchanged: true,
    circumstance: 'superiorDecision',
    basisLevel: 'province',
  },
  acceptanceTimeline: {
    completedOn: '2024-03-08',
    events: [{ at: '2024-06-11', type: 'extensionApproved', to: '2024-07-31' }],
    asOf: ['2024-06-12'],
  },
  workingDays: { from: '2024-09-25', count: 10 },
};

test('the seven kinds', () => {
  expect(names).toEqual(Object.keys(good));
  expect(names.every(isRuleKind)).toBe(true);
});

test.for(names)('%s answers with article, readings and explanation, and as its own JSON', (name) => {
  const evaluation = evaluateRule(name, good[name], shipped);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.problem));
  const { value } = evaluation;
  expect(value.article).toBe(ruleKinds[name].article);
  expect(value.readings.length).toBeGreaterThan(0);
  expect(value.explanation.length).toBeGreaterThan(0);
  expect(value.explanation.every((line) => line.length > 0)).toBe(true);
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
});

test.for(['nope', '', 'constructor', '__proto__', 'toString', 'x'.repeat(1_000_000)])(
  'an unknown kind is a problem',
  (kind) => {
    const problem = problemOf(kind, {});
    expect(problem).toMatchObject({
      type: 'about:blank',
      status: 404,
      code: 'unknownKind',
      title: '没有这种规则',
    });
    expect(problem.errors).toEqual([{ field: 'kind', message: `只能是 ${names.join('、')} 之一` }]);
    expect(isRuleKind(kind)).toBe(false);
  },
);

test.for(
  names.flatMap((name) => [null, undefined, 1, 'text', [], true].map((input) => [name, input] as const)),
)('%s with %j instead of an object is a problem', ([name, input]) => {
  expect(problemOf(name, input)).toMatchObject({ status: 400, code: 'invalidInput', title: '输入有误' });
});

test.for(names)('%s names a key it does not know', (name) => {
  expect(errors(name, { ...good[name], extra: 1 })).toEqual([{ field: 'extra', message: '不支持的字段' }]);
});

/** Every field of every kind that holds a day, with days that are none. */
const dayFields: [RuleKindName, string, string][] = [
  ['contractFiling', 'signedOn', 'signedOn'],
  ['contractFiling', 'filedAt', 'filedAt'],
  ['acceptanceApplication', 'appliedAt', 'appliedAt'],
  ['selfEvaluation', 'acceptedOn', 'acceptedOn'],
  ['selfEvaluation', 'inUseOn', 'inUseOn'],
  ['selfEvaluation', 'submittedAt', 'submittedAt'],
  ['selfEvaluation', 'asOf', 'asOf'],
  ['quarterlyReports', 'approvedOn', 'approvedOn'],
  ['quarterlyReports', 'acceptedOn', 'acceptedOn'],
  ['quarterlyReports', 'terminatedOn', 'terminatedOn'],
  ['quarterlyReports', 'asOf', 'asOf'],
  ['acceptanceTimeline', 'completedOn', 'completedOn'],
  ['workingDays', 'from', 'from'],
];

test.for(
  dayFields.flatMap((f) =>
    ['2024-02-30', '2024-13-01', '1999-12-31', '2100-01-01', '', 20240101, {}, 'x'.repeat(1_000_000)].map(
      (bad) => [...f, bad] as const,
    ),
  ),
)('%s.%s refuses a day that is none', ([name, key, field, bad]) => {
  const problem = problemOf(name, { ...good[name], [key]: bad });
  expect(problem.errors.map((error) => error.field)).toEqual([field]);
  expect(problem.errors[0]?.message).toContain('应为真实存在的日期 YYYY-MM-DD');
  expect(JSON.stringify(problem).length).toBeLessThan(1000);
});

test.for<[RuleKindName, string]>([
  ['contractFiling', 'signedOn'],
  ['acceptanceApplication', 'contractsCompletedOn'],
  ['selfEvaluation', 'acceptedOn'],
  ['selfEvaluation', 'inUseOn'],
  ['quarterlyReports', 'approvedOn'],
  ['contentAdjustment', 'approvedEstimateFen'],
  ['contentAdjustment', 'lines'],
  ['contentAdjustment', 'goalUnchanged'],
  ['contentAdjustment', 'circumstance'],
  ['acceptanceTimeline', 'completedOn'],
  ['acceptanceTimeline', 'events'],
  ['acceptanceTimeline', 'asOf'],
  ['workingDays', 'from'],
])('%s without %s says that it is missing', ([name, key]) => {
  const { [key]: _, ...rest } = good[name];
  expect(errors(name, rest)).toEqual([{ field: key, message: '必填' }]);
});

test.for<[unknown, string]>([
  [-1, '金额不得为负数'],
  [0.5, '应为以分为单位的整数,不带小数'],
  [Number.MAX_SAFE_INTEGER + 2, '金额超过 1000 亿元的上限'],
  [10_000_000_000_001, '金额超过 1000 亿元的上限'],
  [Number.NaN, '应为以分为单位的整数,不带小数'],
  [Number.POSITIVE_INFINITY, '应为以分为单位的整数,不带小数'],
  ['100', '应为以分为单位的整数,不带小数'],
  [null, '应为以分为单位的整数,不带小数'],
])('an amount of %s is refused', ([amount, message]) => {
  const adjustment = good.contentAdjustment;
  for (const field of ['approvedEstimateFen', 'priorAdjustedFen']) {
    expect(errors('contentAdjustment', { ...adjustment, [field]: amount })).toEqual([{ field, message }]);
  }
  const line = { name: '硬件', approvedFen: 100, afterFen: amount };
  expect(errors('contentAdjustment', { ...adjustment, lines: [line] })).toEqual([
    { field: 'lines.0.afterFen', message },
  ]);
});

test('OpenAPI can show what a field asks for', () => {
  const schema = z.toJSONSchema(ruleKinds.contentAdjustment.input());
  expect(schema.properties?.approvedEstimateFen).toEqual({
    type: 'integer',
    minimum: 0,
    maximum: 10_000_000_000_000,
  });
  expect(z.toJSONSchema(ruleKinds.contractFiling.input())).toMatchObject({
    properties: {
      signedOn: { type: 'string', format: 'date' },
      filedAt: { description: expect.any(String) },
    },
    required: ['signedOn'],
    additionalProperties: false,
  });
});

test('the largest amount is accepted', () => {
  const evaluation = evaluateRule(
    'contentAdjustment',
    { ...good.contentAdjustment, approvedEstimateFen: 10_000_000_000_000 },
    shipped,
  );
  expect(evaluation.ok).toBe(true);
});

test.for<[string, RuleKindName, object, string, string]>([
  ['filed before signed', 'contractFiling', { filedAt: '2024-09-24' }, 'filedAt', '备案不能早于合同签订'],
  [
    'applied before complete',
    'acceptanceApplication',
    { appliedAt: '2024-03-07' },
    'appliedAt',
    '申请验收不能早于全部合同完成',
  ],
  [
    'no contract',
    'acceptanceApplication',
    { contractsCompletedOn: [], appliedAt: undefined },
    'contractsCompletedOn',
    '低于下限 1',
  ],
  [
    'too many contracts',
    'acceptanceApplication',
    { contractsCompletedOn: Array(1001).fill('2024-03-08') },
    'contractsCompletedOn',
    '超过上限 1000',
  ],
  [
    'a contract day that is none',
    'acceptanceApplication',
    { contractsCompletedOn: ['2024-03-08', '2024-02-30'] },
    'contractsCompletedOn.1',
    '应为真实存在的日期 YYYY-MM-DD(2000-01-01 至 2099-12-31)',
  ],
  [
    'accepted before approved',
    'quarterlyReports',
    { acceptedOn: '2023-09-30' },
    'acceptedOn',
    '验收不能早于批复',
  ],
  [
    'terminated before approved',
    'quarterlyReports',
    { terminatedOn: '2023-09-30' },
    'terminatedOn',
    '终止不能早于批复',
  ],
  [
    'no end at all',
    'quarterlyReports',
    { acceptedOn: undefined, asOf: undefined },
    'asOf',
    '未验收也未终止的项目,须给出截止日 asOf',
  ],
  [
    'an unknown circumstance',
    'contentAdjustment',
    { circumstance: 'because' },
    'circumstance',
    '只能是 superiorDecision、technicalRefinement、businessNeed 之一',
  ],
  [
    'an unknown level',
    'contentAdjustment',
    { basisLevel: 'x' },
    'basisLevel',
    '只能是 province、weifang、zhucheng 之一',
  ],
  [
    'a goal that is a text',
    'contentAdjustment',
    { goalUnchanged: 'yes' },
    'goalUnchanged',
    '应为true 或 false',
  ],
  ['lines that are no list', 'contentAdjustment', { lines: {} }, 'lines', '应为数组'],
  ['a line that is none', 'contentAdjustment', { lines: [1] }, 'lines.0', '应为对象'],
  [
    'a line without name',
    'contentAdjustment',
    { lines: [{ name: '', approvedFen: 1, afterFen: 1 }] },
    'lines.0.name',
    '低于下限 1',
  ],
  [
    'a line with a megabyte of name',
    'contentAdjustment',
    { lines: [{ name: 'x'.repeat(1_000_000), approvedFen: 1, afterFen: 1 }] },
    'lines.0.name',
    '超过上限 200',
  ],
  [
    'a line with a name that is a number',
    'contentAdjustment',
    { lines: [{ name: 1, approvedFen: 1, afterFen: 1 }] },
    'lines.0.name',
    '应为文本',
  ],
  [
    'too many lines',
    'contentAdjustment',
    { lines: Array(501).fill({ name: 'x', approvedFen: 0, afterFen: 0 }) },
    'lines',
    '超过上限 500',
  ],
  [
    'a key unknown in a line',
    'contentAdjustment',
    { lines: [{ name: 'x', approvedFen: 0, afterFen: 0, more: 1 }] },
    'lines.0.more',
    '不支持的字段',
  ],
  [
    'an unknown event',
    'acceptanceTimeline',
    { events: [{ at: '2024-06-11', type: 'x' }] },
    'events.0.type',
    '只能是 extensionApplied、extensionApproved、extensionRefused、acceptanceApplied、accepted 之一',
  ],
  [
    'an approval without its day',
    'acceptanceTimeline',
    { events: [{ at: '2024-06-11', type: 'extensionApproved' }] },
    'events.0.to',
    '批准延期须给出新的期限 to',
  ],
  [
    'an event without its moment',
    'acceptanceTimeline',
    { events: [{ type: 'accepted' }] },
    'events.0.at',
    '必填',
  ],
  [
    'applied before completed',
    'acceptanceTimeline',
    { events: [{ at: '2024-03-07', type: 'acceptanceApplied' }] },
    'events',
    '验收申请和验收不能早于项目完成',
  ],
  [
    'accepted before completed',
    'acceptanceTimeline',
    { events: [{ at: '2024-03-07', type: 'accepted' }] },
    'events',
    '验收申请和验收不能早于项目完成',
  ],
  ['no day to judge at', 'acceptanceTimeline', { asOf: [] }, 'asOf', '低于下限 1'],
  [
    'too many days to judge at',
    'acceptanceTimeline',
    { asOf: Array(1001).fill('2024-06-12') },
    'asOf',
    '超过上限 1000',
  ],
  [
    'too many events',
    'acceptanceTimeline',
    { events: Array(1001).fill({ at: '2024-06-11', type: 'accepted' }) },
    'events',
    '超过上限 1000',
  ],
  [
    'an instant where a day is asked',
    'acceptanceTimeline',
    { asOf: ['2024-06-12T00:00:00Z'] },
    'asOf.0',
    '应为真实存在的日期 YYYY-MM-DD(2000-01-01 至 2099-12-31)',
  ],
  ['neither count nor to', 'workingDays', { count: undefined }, 'count', '须给出 count 或 to'],
  ['both count and to', 'workingDays', { to: '2024-10-14' }, 'to', 'count 与 to 只能给出一个'],
  ['a negative count', 'workingDays', { count: -1 }, 'count', '低于下限 0'],
  ['half a day', 'workingDays', { count: 0.5 }, 'count', '应为整数'],
  ['an absurd count', 'workingDays', { count: 5001 }, 'count', '超过上限 5000'],
  [
    'an end before its beginning',
    'workingDays',
    { count: undefined, to: '2024-09-24' },
    'to',
    'to 不能早于 from',
  ],
  ['an absurd span', 'workingDays', { count: undefined, to: '2044-09-26' }, 'to', '起止相距不得超过 20 年'],
  ['before the calendar', 'workingDays', { from: '2019-12-31' }, 'from', '工作日历自 2020-01-01 起'],
])('%s is refused', ([, name, change, field, message]) => {
  expect(errors(name, { ...good[name], ...change })).toEqual([{ field, message }]);
});

test.for<[string, RuleKindName, object]>([
  ['filed on the day of signing', 'contractFiling', { filedAt: '2024-09-25' }],
  ['applied on the day of completion', 'acceptanceApplication', { appliedAt: '2024-03-08' }],
  ['accepted on the day of approval', 'quarterlyReports', { acceptedOn: '2023-10-01' }],
  ['terminated on the day of approval', 'quarterlyReports', { terminatedOn: '2023-10-01' }],
  ['a thousand contracts', 'acceptanceApplication', { contractsCompletedOn: Array(1000).fill('2024-03-08') }],
  [
    'five hundred lines',
    'contentAdjustment',
    { lines: Array(500).fill({ name: 'x', approvedFen: 0, afterFen: 0 }) },
  ],
  ['no line', 'contentAdjustment', { lines: [] }],
  ['a name of 200', 'contentAdjustment', { lines: [{ name: 'x'.repeat(200), approvedFen: 0, afterFen: 0 }] }],
  [
    'applied on the day of completion',
    'acceptanceTimeline',
    { events: [{ at: '2024-03-08', type: 'acceptanceApplied' }] },
  ],
  [
    'an extension before completion',
    'acceptanceTimeline',
    { events: [{ at: '2024-03-01', type: 'extensionApplied' }] },
  ],
  ['no event', 'acceptanceTimeline', { events: [] }],
  ['no day counted', 'workingDays', { count: 0 }],
  ['the largest count', 'workingDays', { count: 5000 }],
  ['a span of twenty years', 'workingDays', { count: undefined, to: '2044-09-25' }],
  ['a span of one day', 'workingDays', { count: undefined, to: '2024-09-25' }],
  ['the calendar’s first day', 'workingDays', { from: '2020-01-01' }],
  ['the last supported day', 'workingDays', { from: '2099-12-31', count: 5000 }],
])('%s is accepted', ([, name, change]) => {
  expect(evaluateRule(name, { ...good[name], ...change }, shipped)).toMatchObject({ ok: true });
});

test('many errors are cut, and a name that came with the input too', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, i]));
  expect(errors('workingDays', { ...good.workingDays, ...many })).toHaveLength(20);
  expect(fields('workingDays', { ...good.workingDays, ['n'.repeat(41)]: 1, ['m'.repeat(40)]: 1 })).toEqual([
    `${'n'.repeat(40)}…`,
    'm'.repeat(40),
  ]);
});

test('the detail says all the errors in one line; the whole input is called input', () => {
  const problem = problemOf('workingDays', { from: '2024-02-30', count: -1 });
  expect(problem.detail).toBe(
    'from:应为真实存在的日期 YYYY-MM-DD(2000-01-01 至 2099-12-31);count:低于下限 0',
  );
  expect(errors('workingDays', [])).toEqual([{ field: 'input', message: '应为对象' }]);
  expect(errors('workingDays', undefined)).toEqual([{ field: 'input', message: '必填' }]);
});

test('no input whatever makes a rule throw, and every answer is JSON', () => {
  const days = fc.constantFrom(
    '2020-11-23',
    '2020-11-24',
    '2024-02-29',
    '2025-11-24',
    '2099-12-31',
    '2024-02-30',
    null,
  );
  const input = fc.oneof(
    fc.anything(),
    fc.record(
      {
        signedOn: days,
        acceptedOn: days,
        inUseOn: days,
        approvedOn: days,
        completedOn: days,
        from: days,
        to: days,
        asOf: days,
        events: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), input, (name, value) => {
      const evaluation = evaluateRule(name, value, shipped);
      expect(JSON.parse(JSON.stringify(evaluation))).toBeDefined();
    }),
  );
});
