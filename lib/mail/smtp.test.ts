import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refusal, send } from './smtp.ts';

/** Takes no mail from this sender, as a server does for a `MAIL_FROM` that is not its own. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom: (_, __, callback) =>
    callback(Object.assign(new Error('not your domain'), { responseCode: 550 })),
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
  vi.stubEnv('MAIL_FROM', 'egov@example.test');
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});

const refusalOf = (address: string) =>
  send({
    to: { name: '甲', address },
    ...{ subject: '', text: '', html: '', messageId: '<1@example.test>' },
  }).then(
    () => undefined,
    (error: unknown) => refusal(error),
  );

test('a refused sender is ours to mend, so the mail waits; an address that is none fails at once', async () => {
  expect(await refusalOf('clerk@example.test')).toMatchObject({
    permanent: false,
    words: expect.stringContaining('550'),
  });
  expect(await refusalOf('')).toMatchObject({ permanent: true });
});

test('a server that hangs up on everybody is called twice a mail, no more: the queue asks again later', async () => {
  let calls = 0;
  const hangsUp = createServer((socket) => {
    calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(hangsUp, 'listening');
  vi.resetModules();
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(hangsUp.address() as AddressInfo).port}`);
  // The functions keep their connection: another server needs a module of its own.
  const fresh = await import('./smtp.ts');
  const mail = { to: { name: '甲', address: 'clerk@example.test' }, subject: '', text: '', html: '' };
  await expect(fresh.send({ ...mail, messageId: '<2@example.test>' })).rejects.toThrow(
    /connection was closed/,
  );
  expect(calls).toBe(2);
  hangsUp.close();
});
