import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { mailServer } from './server.ts';

const ARN = 'arn:aws-cn:secretsmanager:cn-north-1:000000000000:secret:egov-projects/test/smtp-AbCdEf';

/** What a Secrets Manager answers: the value of the one secret there is. */
let value = '';
const asked: unknown[] = [];
const secrets = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    asked.push(JSON.parse(body));
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ ARN, SecretString: value }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  secrets.close();
});
afterEach(() => vi.unstubAllEnvs());

function secretHolds(text: string) {
  value = text;
  vi.stubEnv('SMTP_URL', '');
  vi.stubEnv('SMTP_SECRET_ARN', ARN);
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  const { port } = secrets.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`);
}

test('the environment’s own URL comes first, and nobody is asked', async () => {
  secretHolds('smtps://other');
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:25');
  expect(await mailServer()).toBe('smtp://127.0.0.1:25');
  expect(asked).toEqual([]);
});

test('otherwise the secret’s', async () => {
  secretHolds('smtps://user:p%40ss@mail.city.test:465\n');
  expect(await mailServer()).toBe('smtps://user:p%40ss@mail.city.test:465');
  expect(asked).toEqual([{ SecretId: ARN }]);
});

test('a secret that was never set is told, without its value', async () => {
  secretHolds('k9#random');
  await expect(mailServer()).rejects.toThrow(/does not hold an smtp/);
  await expect(mailServer()).rejects.not.toThrow(/k9#random/);
});

test('no setting at all is told', async () => {
  vi.stubEnv('SMTP_URL', '');
  vi.stubEnv('SMTP_SECRET_ARN', '');
  await expect(mailServer()).rejects.toThrow(/neither SMTP_URL nor SMTP_SECRET_ARN/);
});
