import { expect, test } from 'vitest';
import { type RealSettings, settingsProblems } from './settings.ts';

const good = {
  DATA_DIR: '/var/lib/egov',
  PUBLIC_URL: 'https://xm.city.gov.cn',
  OIDC_ISSUER: 'https://login.city.gov.cn/realms/city',
  OIDC_AUDIENCE: 'egov-projects',
  SMTP_URL: 'smtps://user:secret@mail.city.gov.cn:465',
  MAIL_FROM: 'xm@city.gov.cn',
} satisfies RealSettings;

test('with nothing set, each setting has its sentence; with all of them, none', () => {
  expect(settingsProblems({}).map((p) => /^缺少 (\w+): .*。 \1 is missing: .*\.$/.exec(p)?.[1])).toEqual(
    Object.keys(good),
  );
  expect(settingsProblems(good)).toEqual([]);
});

test.for<[keyof RealSettings, string]>([
  ['PUBLIC_URL', 'http://xm.city.gov.cn'],
  ['PUBLIC_URL', 'https://xm.city.gov.cn/'],
  ['PUBLIC_URL', 'xm.city.gov.cn'],
  ['OIDC_ISSUER', 'http://login.city.gov.cn'],
  ['OIDC_AUDIENCE', 'two words'],
  ['SMTP_URL', 'secret@mail.city.gov.cn'],
  ['MAIL_FROM', '大数据局'],
])('a wrong %s (%s) is one sentence, which does not repeat it', ([name, value]) => {
  const problems = settingsProblems({ ...good, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} 不正确`));
  expect(problems[0]).not.toContain('secret@');
});
