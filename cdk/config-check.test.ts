import { expect, test } from 'vitest';
import { type StageConfig, stages } from './config.ts';
import { ConfigError, exampleValues, pickStages, problemsOf } from './config-check.ts';

const good = stages.china;
const CERTIFICATE = '12345678-1234-1234-1234-123456789abc';
const retention = good.retention;

test('the shipped stages are right, and known as examples', () => {
  expect(pickStages(stages, undefined).map(([name]) => name)).toEqual(['china', 'global']);
  expect(exampleValues(good)).toHaveLength(5);
  const real = {
    ...good,
    publicUrl: 'https://xm.zhucheng.gov.cn',
    oidc: { ...good.oidc, issuer: 'https://login.zhucheng.gov.cn' },
    mail: { ...good.mail, from: 'xm@zhucheng.gov.cn' },
    alarmEmails: ['ops@zhucheng.gov.cn'],
    web: { ...good.web, certificateId: CERTIFICATE },
  };
  expect(exampleValues(real)).toEqual([]);
});

test.for<[field: string, change: Partial<StageConfig>]>([
  ['region', { region: 'cn-north-9' }],
  ['region', { region: '' }],
  ['publicUrl', { publicUrl: 'http://projects.example.gov.cn' }],
  ['publicUrl', { publicUrl: 'https://projects.example.gov.cn/' }],
  ['publicUrl', { publicUrl: 'projects.example.gov.cn' }],
  ['oidc.issuer', { oidc: { ...good.oidc, issuer: 'https://login.example.gov.cn/' } }],
  ['oidc.issuer', { oidc: { ...good.oidc, issuer: 'http://login.example.gov.cn' } }],
  ['oidc.audience', { oidc: { ...good.oidc, audience: '' } }],
  ['oidc.clientId', { oidc: { ...good.oidc, clientId: '' } }],
  ['web.hosting', { web: { hosting: 'cloudfront', certificateId: CERTIFICATE } }],
  ['web.certificateId', { web: { ...good.web, certificateId: 'arn:aws:acm:us-east-1:1:certificate/x' } }],
  [
    'web.webAclArn',
    {
      region: 'us-east-1',
      web: { hosting: 'cloudfront', certificateId: CERTIFICATE, webAclArn: 'acl' },
    },
  ],
  ['mail.from', { mail: { ...good.mail, from: '大数据局' } }],
  ['mail.smtpSecretName', { mail: { ...good.mail, smtpSecretName: 'smtps://user:password@host' } }],
  ['retention.logDays', { retention: { ...retention, logDays: 90 } }],
  ['retention.logDays', { retention: { ...retention, logDays: 200 } }],
  ['retention.eventArchiveDays', { retention: { ...retention, eventArchiveDays: 0 } }],
  ['retention.documentYears', { retention: { ...retention, documentYears: 1.5 } }],
  ['throttle.rate', { throttle: { rate: 0, burst: 200 } }],
  ['throttle.burst', { throttle: { rate: 100, burst: 50 } }],
  ['alarmEmails', { alarmEmails: [] }],
])('a wrong %s is one sentence in two languages: %j', ([field, change]) => {
  const problems = problemsOf('test', { ...good, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^test\\.${field}: .*[一-鿿].*。.*[a-z].*\\.$`));
});

test('all wrong values are told at once', () => {
  const wrong = { ...good, region: 'x', publicUrl: 'y' };
  expect(() => pickStages({ wrong }, undefined)).toThrow(/wrong\.region[\s\S]*wrong\.publicUrl/);
});

test('a stage that is not there is told with those that are', () => {
  expect(() => pickStages(stages, 'prod')).toThrow(
    new ConfigError(['没有环境 prod;可选 china, global。There is no stage prod; choose from china, global.']),
  );
});
