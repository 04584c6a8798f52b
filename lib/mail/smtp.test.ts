import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { send } from './smtp.ts';

test('a server that hangs up on everybody is called twice a mail, no more: the queue asks again later', async () => {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('MAIL_FROM', 'from@example.gov.cn');
  const mail = { to: { name: 'A', address: 'a@example.gov.cn' }, subject: '', text: '', html: '' };
  await expect(send({ ...mail, messageId: '<1@x>' })).rejects.toThrow(/connection was closed/);
  expect(calls).toBe(2);
  server.close();
  vi.unstubAllEnvs();
});
