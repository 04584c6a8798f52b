import { expect, test } from 'vitest';
import { type Deployment, decideDeployment } from './article-11-cloud.ts';
import { codes } from './testing.ts';

const elsewhere: Deployment = {
  onGovernmentCloud: false,
  exceptionReason: '专用设备',
  exceptionAccepted: true,
};

test.for<[string, Partial<Deployment>, string[]]>([
  ['on the cloud', { onGovernmentCloud: true, exceptionReason: undefined, exceptionAccepted: false }, []],
  ['elsewhere, accepted', {}, []],
  ['elsewhere, not accepted', { exceptionAccepted: false }, ['cloudExceptionNotAccepted']],
  ['elsewhere, blank reason', { exceptionReason: ' ' }, ['cloudExceptionReasonMissing']],
  [
    'elsewhere, no reason',
    { exceptionReason: undefined, exceptionAccepted: false },
    ['cloudExceptionReasonMissing', 'cloudExceptionNotAccepted'],
  ],
])('%s', ([, change, expected]) => {
  expect(codes(decideDeployment({ ...elsewhere, ...change }))).toEqual(expected);
});
