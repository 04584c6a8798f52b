import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod/mini';
import { build } from './build.ts';
import { type StageConfig, stages } from './config.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const { context } = cdkJson.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')));

export const regions = ['cn-north-1', 'cn-northwest-1', 'ap-southeast-1', 'us-east-1'] as const;
export const partitionOf = (region: string) => (region.startsWith('cn-') ? 'aws-cn' : 'aws');

/** The shipped values, at addresses that are nobody's example and nobody's. */
export const testStage: StageConfig = {
  ...stages.china,
  publicUrl: 'https://projects.city.test',
  oidc: { issuer: 'https://login.city.test', audience: 'egov-projects', clientId: 'web' },
  mail: { from: 'projects@city.test', smtpSecretName: 'egov-projects/test/smtp', perSecond: 10 },
  alarmEmails: ['ops@city.test'],
};

export type StackName = 'data' | 'events' | 'api' | 'web' | 'monitoring';

/** As each partition has it: CloudFront serves in one of them only. */
const webOf = (region: string): StageConfig['web'] => ({
  hosting: partitionOf(region) === 'aws' ? 'cloudfront' : 'httpApi',
  certificateId: '0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f',
});

/** An app as `cdk synth` makes it, without bundling the functions. */
export function appFor(region: string, web = webOf(region)): App {
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  build(app, { test: { ...testStage, region, web } });
  return app;
}

/** The templates of one stage in a region. Synthesis fails on a finding of cdk-nag or of CDK's own template rules. */
export function templatesFor(region: string): Record<StackName, Template> {
  const kept = synthesized.get(region) ?? synthesize(region);
  synthesized.set(region, kept);
  return kept;
}

/** One synthesis a region for all files that share this module. */
const synthesized = new Map<string, Record<StackName, Template>>();

function synthesize(region: string): Record<StackName, Template> {
  const assembly = appFor(region).synth();
  const template = (name: StackName) =>
    Template.fromJSON(assembly.getStackByName(`egov-projects-test-${name}`).template);
  return {
    data: template('data'),
    events: template('events'),
    api: template('api'),
    web: template('web'),
    monitoring: template('monitoring'),
  };
}

/** What the tests read of a resource; `z.record` so that nothing of it is lost. */
const resource = z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) });
export type Properties = Record<string, unknown>;

/** Properties of every resource of a type, by logical id. */
export function resourcesOf(template: Template, type: string): Map<string, Properties> {
  const found = Object.entries(template.findResources(type));
  return new Map(found.map(([id, value]) => [id, resource.parse(value).Properties ?? {}]));
}

/** The logical id behind a Ref or a GetAtt. */
export function referenceOf(value: unknown): string {
  const reference = z.union([
    z.object({ Ref: z.string() }),
    z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  ]);
  const parsed = reference.parse(value);
  return 'Ref' in parsed ? parsed.Ref : parsed['Fn::GetAtt'][0];
}
