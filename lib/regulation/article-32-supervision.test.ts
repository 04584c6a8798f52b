import { expect, test } from 'vitest';
import {
  allowedMeasures,
  decideRectificationOrder,
  MEASURES,
  type RectificationState,
} from './article-32-supervision.ts';
import { codes } from './testing.ts';

test('an order names what, and by when', () => {
  const order = { orderedOn: '2024-05-10', dueOn: '2024-05-11', items: ['补充测试报告'] };
  expect(decideRectificationOrder(order)).toEqual([]);
  expect(codes(decideRectificationOrder({ ...order, dueOn: '2024-05-10', items: [] }))).toEqual([
    'itemsMissing',
    'dueNotLater',
  ]);
});

test.for<[string, Partial<RectificationState>, boolean]>([
  ['not responded, on the due day', {}, false],
  ['not responded, the day after', { asOf: '2024-06-11' }, true],
  ['responded, not re-checked', { asOf: '2024-06-11', respondedOn: '2024-06-09' }, false],
  [
    'responded, re-check passed',
    { asOf: '2024-06-11', respondedOn: '2024-06-09', recheckPassed: true },
    false,
  ],
  ['responded, re-check failed', { respondedOn: '2024-06-09', recheckPassed: false }, true],
])('%s: measures allowed %s', ([, change, allowed]) => {
  expect(allowedMeasures({ dueOn: '2024-06-10', asOf: '2024-06-10', ...change })).toEqual(
    allowed ? [...MEASURES] : [],
  );
});
