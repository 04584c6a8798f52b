import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { holdToRules } from './build.ts';
import { appFor } from './testing.ts';

const acknowledged = z.record(z.string(), z.union([z.string(), z.object({ reason: z.string() })]));

/** Every finding that was taken, with its reason. */
function acknowledgments(app: App): [rule: string, reason: string][] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(acknowledged.parse(data)))
      .map(([rule, entry]): [string, string] => [rule, typeof entry === 'string' ? entry : entry.reason]),
  );
}

test('a finding of either pack stops the synthesis, so the templates of the other tests have none', () => {
  const app = new App();
  holdToRules(app);
  new Bucket(new Stack(app, 'Careless'), 'Bucket');
  expect(() => app.synth()).toThrow(/\(AwsSolutions\)[\s\S]*\(NIST\.800\.53\.R5\)/);
});

test('every finding that is taken says why', () => {
  const taken = acknowledgments(appFor('us-east-1'));
  expect(taken.length).toBeGreaterThan(10);
  for (const [rule, reason] of taken) {
    expect(rule).toMatch(/(AwsSolutions-\w+(\[.+\])?|NIST\.800\.53\.R5-\w+)$/);
    expect(reason.split(' ').length, rule).toBeGreaterThan(6);
  }
});
