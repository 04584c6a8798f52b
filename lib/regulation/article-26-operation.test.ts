import { expect, test } from 'vitest';
import { decideOperationMoney } from './article-26-operation.ts';
import { codes } from './testing.ts';

test('operation money is asked for with the operation rules', () => {
  expect(codes(decideOperationMoney({ operationRulesAvailable: false }))).toEqual(['operationRulesMissing']);
  expect(decideOperationMoney({ operationRulesAvailable: true })).toEqual([]);
});
