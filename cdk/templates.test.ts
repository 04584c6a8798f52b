import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import type { WithAccess } from '../lib/access.ts';
import { type Route, routes } from '../lib/routes.ts';
import { schedules } from '../lib/schedules.ts';
import { tableDefinition } from '../lib/store/table.ts';
import { type Subscription, streamFunction, subscriptions } from '../lib/subscriptions.ts';
import {
  type Properties,
  partitionOf,
  referenceOf,
  regions,
  resourcesOf,
  templatesFor,
  testStage,
} from './testing.ts';
import { functions } from './testing-code.ts';

const declared: readonly Route[] = Object.values(routes);
const listening: readonly Subscription[] = subscriptions;

/** Looked up for this product: not in the China regions, or not known to be, or of no use to it there. */
const ABSENT_IN_CHINA =
  /^AWS::(Cognito|Scheduler|SES|XRay|CloudFront|WAFv2|GuardDuty|Pipes|Amplify|AppRunner)::|^Custom::|^AWS::CloudFormation::CustomResource/;

/** Services whose principals have the same name in every partition. */
const principals =
  /"(lambda|events|cloudwatch|cloudtrail|cloudfront|logging\.s3|delivery\.logs|apigateway|sqs|sns)\.amazonaws\.com"/g;

describe.for(regions)('%s', (region) => {
  const templates = templatesFor(region);
  const { data, events, api, web, monitoring } = templates;
  const all = Object.values(templates);
  // CloudFront takes its certificate from one region only.
  const text = all
    .map((template) => JSON.stringify(template.toJSON()).replaceAll(':acm:us-east-1:', ''))
    .join('\n');

  test('names no account, no other partition, no other region and no DNS suffix', () => {
    const foreign = partitionOf(region) === 'aws' ? 'arn:aws-cn:' : 'arn:aws:';
    expect(text).not.toContain(foreign);
    expect(text.replaceAll(principals, '').match(/.{80}amazonaws\.com/)?.[0]).toBeUndefined();
    expect(text).not.toMatch(/\b\d{12}\b/);
    const other =
      text.match(/\b(cn|us|ap|eu)-(north|south|east|west|northwest|southeast|central)-\d\b/g) ?? [];
    expect(new Set(other)).toEqual(new Set([region]));
  });

  test('has nothing that the China regions lack', () => {
    const served = partitionOf(region) === 'aws' ? all.filter((template) => template !== web) : all;
    const types = served.flatMap((template) =>
      Object.values(template.toJSON().Resources as Record<string, Properties>),
    );
    expect(types.filter(({ Type }) => ABSENT_IN_CHINA.test(String(Type)))).toEqual([]);
    expect(text).not.toContain('TracingConfig');
  });

  test('the table is the one the store declares, and cannot be lost', () => {
    const [table = {}] = resourcesOf(data, 'AWS::DynamoDB::Table').values();
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = tableDefinition;
    expect(table).toMatchObject({ KeySchema, GlobalSecondaryIndexes, BillingMode });
    expect(table.AttributeDefinitions).toEqual(expect.arrayContaining([...AttributeDefinitions]));
    expect(table.AttributeDefinitions).toHaveLength(AttributeDefinitions.length);
    expect(table).toMatchObject({
      StreamSpecification: { StreamViewType: tableDefinition.StreamSpecification.StreamViewType },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
    data.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('documents are versioned, locked, encrypted, announced, and put from our pages only', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: Match.absent(),
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedOrigins: [testStage.publicUrl],
            AllowedMethods: ['PUT', 'GET', 'HEAD'],
          }),
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
          Match.objectLike({ TagFilters: [{ Key: 'status', Value: 'refused' }], ExpirationInDays: 30 }),
          Match.objectLike({ TagFilters: [{ Key: 'status', Value: 'surplus' }], ExpirationInDays: 1 }),
          Match.objectLike({ TagFilters: [{ Key: 'status', Value: 'archive' }], ExpirationInDays: 7 }),
        ],
      },
    });
  });

  test('nobody reads a document that was refused, and no function removes one', () => {
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['s3:GetObject', 's3:GetObjectVersion'],
            Condition: { StringEquals: { 's3:ExistingObjectTag/status': 'refused' } },
          }),
        ]),
      },
    });
    for (const template of [api, events])
      expect(JSON.stringify(template.findResources('AWS::IAM::Policy'))).not.toContain('s3:DeleteObject');
  });

  test('whoever touches the table or a document is on the audit trail, which is signed', () => {
    data.hasResourceProperties('AWS::CloudTrail::Trail', {
      IsLogging: true,
      EnableLogFileValidation: true,
      KMSKeyId: Match.anyValue(),
      EventSelectors: [
        {
          ReadWriteType: Match.absent(),
          IncludeManagementEvents: false,
          DataResources: [
            { Type: 'AWS::S3::Object', Values: [Match.anyValue()] },
            { Type: 'AWS::DynamoDB::Table', Values: [Match.anyValue()] },
          ],
        },
      ],
    });
  });

  test('no bucket, queue or topic is public or speaks without TLS', () => {
    for (const [id, bucket] of resourcesOf(data, 'AWS::S3::Bucket')) {
      expect(bucket.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    const kinds = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];
    const policies = all.flatMap((t) => kinds.flatMap((kind) => [...resourcesOf(t, kind).values()]));
    expect(policies).not.toHaveLength(0);
    for (const policy of policies) {
      const body = JSON.stringify(policy);
      expect(body).toContain('"aws:SecureTransport":"false"');
      expect(body).not.toMatch(/"Effect":"Allow","Principal":("\*"|\{"AWS":"\*"\})/);
    }
    expect(all.flatMap((t) => [...resourcesOf(t, 'AWS::Lambda::Url').keys()])).toEqual([]);
  });

  test('every declared route is there with its authorizer, and no other', () => {
    const [authorizer] = resourcesOf(api, 'AWS::ApiGatewayV2::Authorizer').keys();
    const found = [...resourcesOf(api, 'AWS::ApiGatewayV2::Route').values()].map((route) => [
      route.RouteKey,
      route.AuthorizationType,
      route.AuthorizerId && referenceOf(route.AuthorizerId),
    ]);
    const wanted = declared.map(({ method, path, auth }) => [
      `${method} ${path}`,
      ...(auth === 'user' ? ['JWT', authorizer] : ['NONE', undefined]),
    ]);
    expect(found.sort()).toEqual(wanted.sort());
    api.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: testStage.oidc.issuer, Audience: [testStage.oidc.audience] },
      IdentitySource: ['$request.header.Authorization'],
    });
  });

  test('one function per route group; the API is throttled and its access logged without query or body', () => {
    api.resourceCountIs('AWS::Lambda::Function', new Set(declared.map(({ group }) => group)).size);
    api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: {
        Format: Match.not(Match.stringLikeRegexp('path|query|body|userAgent|email|name')),
      },
    });
  });

  test('every declared subscription is rule → queue with a dead-letter queue → function, and no other', () => {
    const rules = [...resourcesOf(events, 'AWS::Events::Rule').values()].filter((rule) => rule.EventPattern);
    expect(rules.map((rule) => rule.Description).sort()).toEqual(listening.map((s) => s.description).sort());
    const queues = resourcesOf(events, 'AWS::SQS::Queue');
    const mappings = [...resourcesOf(events, 'AWS::Lambda::EventSourceMapping').values()];
    for (const { description, pattern, minutes = 2 } of listening) {
      const rule = rules.find((r) => r.Description === description) ?? {};
      expect(rule.EventPattern).toMatchObject({
        source: pattern.source,
        ...(pattern['detail-type'] && { 'detail-type': pattern['detail-type'] }),
      });
      const [target] = rule.Targets as [{ Arn: unknown; DeadLetterConfig: unknown }];
      const queue = queues.get(referenceOf(target.Arn));
      expect(queue).toMatchObject({
        RedrivePolicy: { maxReceiveCount: 120 },
        VisibilityTimeout: minutes * 360,
        SqsManagedSseEnabled: true,
      });
      expect(target.DeadLetterConfig).toBeDefined();
      expect(mappings).toContainEqual(
        expect.objectContaining({
          EventSourceArn: target.Arn,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        }),
      );
    }
  });

  test('stored objects are heard on the default bus, of our bucket only; project events on our own', () => {
    const rules = [...resourcesOf(events, 'AWS::Events::Rule').values()].filter((rule) => rule.EventPattern);
    const [bus] = resourcesOf(events, 'AWS::Events::EventBus').keys();
    for (const rule of rules) {
      const { source, detail } = rule.EventPattern as { source: string[]; detail?: unknown };
      if (source[0] === 'aws.s3') {
        expect(rule.EventBusName).toBeUndefined();
        const name = [{ 'Fn::ImportValue': expect.any(String) }];
        expect(detail).toEqual({ $or: [{ bucket: { name } }, { s3ObjectDetails: { bucketName: name } }] });
      } else {
        expect(referenceOf(rule.EventBusName)).toBe(bus);
      }
    }
  });

  test('every declared schedule is a rule with its cron, a dead-letter queue and one run at a time, and no other', () => {
    const rules = [...resourcesOf(events, 'AWS::Events::Rule').values()].filter((r) => r.ScheduleExpression);
    expect(rules.map((r) => [r.ScheduleExpression, r.Description])).toEqual(
      schedules.map((s) => [s.cron, s.description]),
    );
    for (const rule of rules) {
      const [target] = rule.Targets as [{ Arn: unknown; DeadLetterConfig: unknown; RetryPolicy: unknown }];
      expect(target.DeadLetterConfig).toBeDefined();
      expect(target.RetryPolicy).toBeDefined();
      const called = resourcesOf(events, 'AWS::Lambda::Function').get(referenceOf(target.Arn));
      expect(called).toMatchObject({ ReservedConcurrentExecutions: 1, DeadLetterConfig: expect.anything() });
    }
  });

  test('the stream function halves a bad batch, gives up after a while and keeps what failed', () => {
    events.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    events.resourceCountIs(
      'AWS::Lambda::Function',
      listening.length + schedules.length + [streamFunction].length,
    );
    events.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 90 });
  });

  test('memory: twice the peak that was measured, and a gigabyte where somebody waits', () => {
    const measured = readFileSync(join(import.meta.dirname, '../docs/benchmarks/memory.md'), 'utf8');
    const peaks = new Map(
      [...measured.matchAll(/^\| (functions\/\S+) \|.*\| (\d+) \|$/gm)].map(([, entry, peak]) => [
        entry,
        Number(peak),
      ]),
    );
    expect(peaks.size).toBeGreaterThan(20);
    const deployed = [api, events].flatMap((t) => [...resourcesOf(t, 'AWS::Lambda::Function').values()]);
    for (const { entry, description } of functions) {
      const size = Number(deployed.find(({ Description }) => Description === description)?.MemorySize);
      expect(size, entry).toBeGreaterThanOrEqual(description.startsWith('/api: ') ? 1024 : 256);
      // A tenth of leeway: each run measures anew.
      expect(size, entry).toBeGreaterThanOrEqual(1.8 * (peaks.get(entry) ?? 0));
    }
  });

  test('functions run on Node 24 on arm64, and every log ends', () => {
    for (const template of [api, events]) {
      template.allResourcesProperties('AWS::Lambda::Function', {
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
      });
      template.allResourcesProperties('AWS::Logs::LogGroup', {
        RetentionInDays: 400,
        KmsKeyId: Match.anyValue(),
      });
    }
  });

  test('each dead-letter queue and each function has its alarm, and alarms reach somebody', () => {
    const alarms = [...resourcesOf(monitoring, 'AWS::CloudWatch::Alarm').values()];
    const count = (metric: string) => alarms.filter((a) => a.MetricName === metric).length;
    const functions = [api, events, web].flatMap((t) => [...resourcesOf(t, 'AWS::Lambda::Function').keys()]);
    expect(count('Errors')).toBe(functions.length);
    expect(count('Throttles')).toBe(functions.length);
    expect(count('ApproximateNumberOfMessagesVisible')).toBe(listening.length + schedules.length + 1);
    expect(count('ApproximateAgeOfOldestMessage')).toBe(listening.length);
    expect(count('Invocations')).toBe(schedules.length);
    expect(count('IteratorAge')).toBe(1);
    expect(count('5xx')).toBe(1);
    const mailing = listening.filter((s) => 'mail' in (s as Subscription & WithAccess).access);
    const counted = [...resourcesOf(monitoring, 'AWS::Logs::MetricFilter').values()];
    expect(counted.map((f) => f.FilterPattern).sort()).toEqual([
      '{ $.message = "history chain broken" }',
      '{ $.message = "history chain broken" }',
      ...mailing.map(() => '{ $.message = "will come again" }'),
    ]);
    for (const { MetricTransformations } of counted)
      expect(count((MetricTransformations as [{ MetricName: string }])[0].MetricName)).toBe(1);
    for (const alarm of alarms) expect(alarm.AlarmActions).toHaveLength(1);
    monitoring.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@city.test',
    });
  });
});
