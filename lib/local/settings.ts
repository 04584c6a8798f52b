import { Refusal } from './refusal.ts';

/** What running for real takes; everything else has a default that is right on one machine. */
export interface RealSettings {
  DATA_DIR?: string | undefined;
  PUBLIC_URL?: string | undefined;
  OIDC_ISSUER?: string | undefined;
  OIDC_AUDIENCE?: string | undefined;
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
}

type Check = [name: keyof RealSettings, ok: (value: string) => boolean, chinese: string, english: string];

const CHECKS: readonly Check[] = [
  [
    'DATA_DIR',
    (value) => value !== '',
    '数据目录,例如 /var/lib/egov',
    'the data folder, such as /var/lib/egov',
  ],
  [
    'PUBLIC_URL',
    isOrigin,
    '用户打开系统的 https 地址,不带路径,例如 https://xm.city.gov.cn',
    'the https address that people open, without a path',
  ],
  [
    'OIDC_ISSUER',
    (value) => isHttps(value) || isLoopback(value),
    '统一身份认证签发方的 https 地址,与令牌的 iss 完全一致',
    'the https address of the OIDC issuer, exactly as in the token’s iss',
  ],
  ['OIDC_AUDIENCE', (value) => /^\S+$/.test(value), '令牌的受众 (aud)', 'the audience (aud) of the tokens'],
  [
    'SMTP_URL',
    (value) => /^smtps?:\/\/\S+$/.test(value),
    '邮件服务器,例如 smtps://用户:密码@主机:465',
    'the mail server, such as smtps://user:password@host:465',
  ],
  [
    'MAIL_FROM',
    (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value),
    '发件人邮件地址',
    'the address that mail comes from',
  ],
];

/** One sentence in two languages for each setting that is missing or cannot be right; no value is repeated, it may be a password. */
export function settingsProblems(settings: RealSettings): string[] {
  return CHECKS.flatMap(([name, ok, chinese, english]) => {
    const value = settings[name] ?? '';
    if (value === '') return [`缺少 ${name}: ${chinese}。 ${name} is missing: ${english}.`];
    return ok(value) ? [] : [`${name} 不正确: 须为${chinese}。 ${name} is wrong: it must be ${english}.`];
  });
}

/** Without the demonstration's own issuer and mailbox, real ones must be named: nothing is swallowed in silence. */
export function requireRealSettings(settings: RealSettings): void {
  const problems = settingsProblems(settings);
  if (problems.length === 0) return;
  throw new Refusal(
    `正式运行需要以下设置(见 docs/operations.md):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    'Running for real needs the settings above; to try it out, use npm start.',
  );
}

function isOrigin(text: string): boolean {
  return (isHttps(text) || isLoopback(text)) && URL.parse(text)?.origin === text;
}

function isHttps(text: string): boolean {
  return URL.parse(text)?.protocol === 'https:';
}

/** For a rehearsal on the machine itself, where nothing crosses a network. */
function isLoopback(text: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text);
}
