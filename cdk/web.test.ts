import { Match, Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { appFor, referenceOf, resourcesOf, templatesFor } from './testing.ts';

const CERTIFICATE = '0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f';

test('through CloudFront: pages from a bucket that nobody else reads, /api uncached, security headers on both', () => {
  const { web } = templatesFor('ap-southeast-1');
  const [config] = [...resourcesOf(web, 'AWS::CloudFront::Distribution').values()].map(
    (d) => d.DistributionConfig,
  );
  expect(config).toMatchObject({
    Aliases: ['projects.city.test'],
    DefaultCacheBehavior: {
      ViewerProtocolPolicy: 'redirect-to-https',
      ResponseHeadersPolicyId: expect.anything(),
    },
    CacheBehaviors: [
      {
        PathPattern: '/api/*',
        ViewerProtocolPolicy: 'https-only',
        // Managed-CachingDisabled, Managed-AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ResponseHeadersPolicyId: expect.anything(),
      },
    ],
    ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
    Logging: expect.anything(),
  });
  web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: Match.anyValue(), Override: true },
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      },
    },
  });
  for (const bucket of resourcesOf(web, 'AWS::S3::Bucket').values())
    expect(bucket.PublicAccessBlockConfiguration).toMatchObject({
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
  web.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Condition: Match.anyValue(),
        }),
      ]),
    },
  });
  expect(JSON.stringify(web.toJSON())).toContain('https://login.city.test');
  web.resourceCountIs('AWS::Lambda::Function', 0);
});

test('behind the HTTP API: one function for what is no route, with the settings of the page, that may touch nothing', () => {
  const { web } = templatesFor('cn-north-1');
  const routes = [...resourcesOf(web, 'AWS::ApiGatewayV2::Route').values()];
  expect(routes.map((r) => [r.RouteKey, r.AuthorizationType])).toEqual([['$default', 'NONE']]);
  web.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: 'projects.city.test' });
  const [served] = resourcesOf(web, 'AWS::Lambda::Function').values();
  expect(served?.Environment).toMatchObject({
    Variables: {
      SIGN_IN: '{"issuer":"https://login.city.test","clientId":"web"}',
      PAGE_POLICY: expect.anything(),
    },
  });
  const statements = [...resourcesOf(web, 'AWS::IAM::Policy').values()].flatMap(
    ({ PolicyDocument }) =>
      (PolicyDocument as { Statement: { Action: unknown; Resource: unknown }[] }).Statement,
  );
  expect(statements.map(({ Action }) => Action)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents']]);
  expect(statements.map(({ Resource }) => referenceOf(Resource))).toEqual([
    expect.stringMatching(/^WebFunctionLog/),
  ]);
});

test('the firewall is a stack in us-east-1, and its ARN goes to the distribution', () => {
  const webAclArn = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/Firewall/1';
  const web = { hosting: 'cloudfront', certificateId: CERTIFICATE, firewall: true, webAclArn } as const;
  const assembly = appFor('ap-southeast-1', web).synth();
  const stack = (name: string) => assembly.getStackByName(`egov-projects-test-${name}`);
  expect(stack('firewall').environment.region).toBe('us-east-1');
  Template.fromJSON(stack('firewall').template).hasResourceProperties('AWS::WAFv2::WebACL', {
    Scope: 'CLOUDFRONT',
    Rules: Match.arrayWith([Match.objectLike({ Name: 'rate', Action: { Block: {} } })]),
  });
  Template.fromJSON(stack('web').template).hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { WebACLId: webAclArn },
  });
});
