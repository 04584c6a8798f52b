import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

/** Lines that are open. */
const lines: Socket[] = [];

/** A server, and the product's own sender pointed at it: what it keeps between mails is forgotten. */
async function sender(options: SMTPServerOptions, { user = '', query = '' } = {}) {
  // The sender keeps its line for the next mail: nobody waits for it here.
  const server = new SMTPServer({ closeTimeout: 1, ...options });
  server.server.on('connection', (socket) => lines.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  vi.stubEnv('SMTP_URL', `smtp://${user}127.0.0.1:${port}${query}`);
  vi.stubEnv('MAIL_FROM', 'egov@example.test');
  vi.resetModules();
  const { refusal, send } = await import('./smtp.ts');
  return async (address: string) => {
    const to = { name: '甲', address };
    try {
      await send({ to, subject: '', text: '', html: '', messageId: '<1@example.test>' });
      return 'sent';
    } catch (error) {
      return refusal(error);
    }
  };
}

test('a refused sender is ours to mend, so the mail waits; an address that is none fails at once', async () => {
  const sendTo = await sender({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_, __, callback) =>
      callback(Object.assign(new Error('not your domain'), { responseCode: 550 })),
  });
  expect(await sendTo('clerk@example.test')).toMatchObject({
    permanent: false,
    words: expect.stringContaining('550'),
  });
  expect(await sendTo('')).toMatchObject({ permanent: true });
});

/** With the certificate that comes with the server: nobody has signed it. */
const asking = (passwords: string[]): SMTPServerOptions => ({
  onAuth({ username = '', password = '' }, { secure }, callback) {
    passwords.push(`${username}:${password} ${secure ? 'encrypted' : 'in the clear'}`);
    callback(null, { user: username });
  },
  onData(stream, _, callback) {
    stream.resume().on('end', () => callback());
  },
});
const user = 'xm:geheim@';

test('a password goes over an encrypted line only, to a server whose certificate is trusted', async () => {
  const passwords: string[] = [];
  const trusting = { user, query: '?tls.rejectUnauthorized=false' };
  const inTheClear = await sender({ ...asking(passwords), disabledCommands: ['STARTTLS'] }, trusting);
  expect(await inTheClear('clerk@example.test')).toMatchObject({ permanent: false });
  const unsigned = await sender(asking(passwords), { user });
  expect(await unsigned('clerk@example.test')).toMatchObject({ permanent: false });
  expect(passwords).toEqual([]);
  const trusted = await sender(asking(passwords), trusting);
  expect(await trusted('clerk@example.test')).toBe('sent');
  expect(passwords).toEqual(['xm:geheim encrypted']);
});

test('a server that hangs up on everybody is called twice a mail, no more: the queue asks again later', async () => {
  let calls = 0;
  const sendTo = await sender({
    // The first line of the dialogue is never said.
    onConnect: () => {
      calls += 1;
      for (const connection of lines.splice(0)) connection.destroy();
    },
  });
  expect(await sendTo('clerk@example.test')).toMatchObject({ permanent: false });
  expect(calls).toBe(2);
});
