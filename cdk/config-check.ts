import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { EXAMPLE_CERTIFICATE, type StageConfig } from './config.ts';

/** One sentence in Chinese and in English, so that whoever deploys can read it. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`cdk/config.ts:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The stage asked for with `-c stage=…`, or all of them. */
export function pickStages(
  stages: Record<string, StageConfig>,
  wanted: string | undefined,
): [string, StageConfig][] {
  const all = Object.entries(stages);
  const picked = all.filter(([name]) => wanted === undefined || name === wanted);
  if (picked.length === 0) {
    const names = all.map(([name]) => name).join(', ');
    throw new ConfigError([
      `没有环境 ${wanted};可选 ${names}。There is no stage ${wanted}; choose from ${names}.`,
    ]);
  }
  const problems = picked.flatMap(([name, stage]) => problemsOf(name, stage));
  if (problems.length > 0) throw new ConfigError(problems);
  return picked;
}

/** Every wrong value of a stage, each as a sentence. */
export function problemsOf(name: string, stage: StageConfig): string[] {
  const checks: [field: string, ok: boolean, chinese: string, english: string][] = [
    ['name', /^[a-z][a-z0-9]{1,15}$/.test(name), ...stageName],
    ['region', isRegion(stage.region), ...regionName],
    ['publicUrl', isOrigin(stage.publicUrl), ...origin],
    ['oidc.issuer', isIssuer(stage.oidc.issuer), ...issuer],
    ['oidc.audience', /^\S+$/.test(stage.oidc.audience), ...audience],
    ['oidc.clientId', /^\S+$/.test(stage.oidc.clientId), ...audience],
    ['web.hosting', !(stage.web.hosting === 'cloudfront' && stage.region.startsWith('cn-')), ...hosting],
    [
      'web.certificateId',
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(stage.web.certificateId),
      ...certificate,
    ],
    ['web.webAclArn', isWebAcl(stage.web), ...webAcl],
    ['mail.from', isAddress(stage.mail.from), ...address],
    ['mail.smtpSecretName', /^[\w/+=.@-]{1,512}$/.test(stage.mail.smtpSecretName), ...secretName],
    ['mail.perSecond', isWithin(stage.mail.perSecond, 1, 1000), ...mailRate],
    ['retention.logDays', isLogRetention(stage.retention.logDays), ...logDays],
    ['retention.eventArchiveDays', isWithin(stage.retention.eventArchiveDays, 1, 3650), ...archiveDays],
    ['retention.documentYears', isWithin(stage.retention.documentYears, 1, 100), ...documentYears],
    ['scanner', !(stage.scanner === 'guardduty' && stage.region.startsWith('cn-')), ...scanner],
    ['uploadQuotas', Object.values(stage.uploadQuotas).every((n) => isWithin(n, 1, 1_000_000)), ...quotas],
    ['throttle.rate', isWithin(stage.throttle.rate, 1, 10_000), ...throttleRate],
    ['throttle.burst', isWithin(stage.throttle.burst, stage.throttle.rate, 10_000), ...throttleBurst],
    ['alarmEmails', stage.alarmEmails.length > 0 && stage.alarmEmails.every(isAddress), ...alarms],
  ];
  return checks.flatMap(([field, ok, chinese, english]) =>
    ok ? [] : [`${name}.${field}: ${chinese}。${english}.`],
  );
}

/** Addresses under the names that RFC 2606 keeps for examples, or `example.gov.cn`: fit to read, not to deploy. */
export const exampleValues = (stage: StageConfig): string[] =>
  [stage.publicUrl, stage.oidc.issuer, stage.mail.from, ...stage.alarmEmails, stage.web.certificateId].filter(
    (value) => value === EXAMPLE_CERTIFICATE || /[@./]example\.(org|com|net|gov\.cn)$/.test(value),
  );

const stageName = ['须为 2 到 16 个小写字母或数字', 'must be 2 to 16 lower-case letters or digits'] as const;
const regionName = ['不是 AWS 区域', 'is not an AWS region'] as const;
const origin = ['须为 https 地址,不带路径和末尾斜杠', 'must be an https origin without path'] as const;
const issuer = ['须为 https 地址,不带查询和末尾斜杠', 'must be an https URL, no query, no final /'] as const;
const audience = ['不能为空,也不能含空白', 'must not be empty or contain blanks'] as const;
const hosting = [
  '中国区域的 CloudFront 须另行备案且不在本项目支持之内,请用 httpApi',
  'cloudfront does not serve the China regions: httpApi',
] as const;
const certificate = [
  '须为 ACM 证书 ARN 的最后一段',
  'must be the last part of the ACM certificate’s ARN',
] as const;
const webAcl = [
  '须为 us-east-1 的 WAF Web ACL 的 ARN',
  'must be the ARN of a WAF web ACL in us-east-1',
] as const;
const address = ['不是邮件地址', 'is not a mail address'] as const;
const mailRate = ['须为每秒 1 到 1000 封', 'must be 1 to 1000 a second'] as const;
const secretName = ['不是密钥名称', 'is not a name for a secret'] as const;
/** 网络安全法: network logs are kept for at least six months. */
const LOG_DAYS_AT_LEAST = 180;
const logDays = [
  `须为 CloudWatch 支持的天数,且网络日志依法留存不少于六个月(${LOG_DAYS_AT_LEAST} 天)`,
  `must be a retention that CloudWatch has, and at least ${LOG_DAYS_AT_LEAST} (six months by law)`,
] as const;
const archiveDays = ['须为 1 到 3650 天', 'must be 1 to 3650 days'] as const;
const documentYears = ['须为 1 到 100 年', 'must be 1 to 100 years'] as const;
const scanner = [
  '中国区域没有 GuardDuty 恶意软件防护,请用 none',
  'guardduty is not in the China regions: none',
] as const;
const quotas = ['各项须为 1 到 1000000', 'each must be 1 to 1000000'] as const;
const throttleRate = ['须为每秒 1 到 10000 次', 'must be 1 to 10000 a second'] as const;
const throttleBurst = ['须不小于 rate,不大于 10000', 'must be from rate to 10000'] as const;
const alarms = ['至少一个邮件地址,且都须有效', 'must be one mail address or more'] as const;

const isRegion = (region: string) => RegionInfo.regions.some(({ name }) => name === region);

const isWebAcl = (web: StageConfig['web']) =>
  web.hosting === 'httpApi' ||
  web.webAclArn === undefined ||
  /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/.test(web.webAclArn);

const isWithin = (value: number, low: number, high: number) =>
  Number.isInteger(value) && value >= low && value <= high;

const isLogRetention = (days: number) => days >= LOG_DAYS_AT_LEAST && days in RetentionDays;

const isAddress = (text: string) => /^[^\s@<>"]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text && isHttps(text);

const isIssuer = (text: string) => isHttps(text) && !/[?#]|\/$/.test(text);

const isHttps = (text: string) => URL.canParse(text) && new URL(text).protocol === 'https:';
