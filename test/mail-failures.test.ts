import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimMail, mailIdOf } from '../lib/store/mail-ledger.ts';
import { PROJECT_EVENTS } from '../lib/subscriptions.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';

/*
 * A real SMTP server that fails on purpose: what it does is told by the recipient, so that each mail of one event meets
 * another fate.
 */
type Fate = 'take' | 'refuse' | 'busy' | 'cut' | 'silent';
const fates = new Map<string, Fate>();
/** Whole mails that reached the server, taken or not. */
const arrived: { to: string; messageId: string; fate: Fate }[] = [];
const asked: string[] = [];
const fateOf = (address: string): Fate => fates.get(address) ?? 'take';
const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _, callback) {
    asked.push(address);
    const fate = fateOf(address);
    if (fate === 'silent') return;
    if (fate === 'refuse') return callback(answer(550, 'no such mailbox here'));
    callback(fate === 'busy' ? answer(451, 'try again later') : undefined);
  },
  onData(stream, session, callback) {
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const [, messageId = ''] = /^Message-ID: (.*)$/im.exec(Buffer.concat(chunks).toString()) ?? [];
      const fate = fateOf(to);
      arrived.push({ to, messageId, fate });
      if (fate !== 'cut') return callback();
      // After the last byte, before the answer: the sender cannot know.
      for (const connection of server.connections as Set<{ session: { id: string }; close(): void }>)
        if (connection.session.id === session.id) connection.close();
    });
  },
});

const CLERK = 'clerk-edu@example.gov.cn';
const HEAD = 'head-edu@example.gov.cn';
const PLEDGED = '【主体责任书已签订】';
const FINANCE = 'finance@example.gov.cn';
let host: TestHost;
let project: Journey;

interface Undelivered {
  mailId: string;
  to: { userId: string };
  subject: string;
  status: string;
  reason: string;
}

const undelivered = async (about = '【项目已批复】') =>
  (await host.client.get<{ items: Undelivered[] }>('admin', '/api/undelivered-mails')).body.items
    .filter(({ subject }) => subject.startsWith(about))
    .sort((a, b) => (a.to.userId < b.to.userId ? -1 : 1));

const approvalsTo = (address: string) => arrived.filter(({ to, fate }) => to === address && fate === 'take');

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = await startTestHost();
  // Before the first mail: the functions keep their connection.
  const { port } = server.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}?socketTimeout=500`;
  project = await Journey.begin(host.client);
  await project.fill();
  await project.submit();
  await project.review();
  await host.host.settled();
  asked.length = 0;
  arrived.length = 0;
  fates.set(CLERK, 'refuse').set(HEAD, 'busy').set(FINANCE, 'cut');
  await project.approve();
  await host.host.settled();
});
afterAll(async () => {
  await host.remove();
  server.close();
});

test('each mail meets its own fate, and the administrator reads the server’s words', async () => {
  expect(await undelivered()).toMatchObject([
    { to: { userId: 'clerk-edu' }, status: 'failed', reason: expect.stringContaining('550') },
    { to: { userId: 'finance' }, status: 'waiting' },
    { to: { userId: 'head-edu' }, status: 'waiting', reason: expect.stringContaining('451') },
  ]);
  // For good is asked once; for now four times.
  const count = (address: string) => asked.filter((a) => a === address).length;
  expect([count(CLERK), count(HEAD), count(FINANCE)]).toEqual([1, 4, 4]);
  expect(host.host.deadLetters()).toEqual([]);
  expect((await host.client.get('clerk-edu', '/api/undelivered-mails')).status).toBe(403);
});

test('what waits goes out with the next round, under the Message-ID that it had; what failed does not', async () => {
  fates.clear();
  await host.client.clock('2025-09-15T14:30:00+08:00');
  expect([approvalsTo(CLERK), approvalsTo(HEAD), approvalsTo(FINANCE)].map((mails) => mails.length)).toEqual([
    0, 1, 1,
  ]);
  const ids = arrived.filter(({ to }) => to === FINANCE).map(({ messageId }) => messageId);
  expect([ids.length, new Set(ids).size]).toEqual([5, 1]);
  expect((await undelivered()).map(({ to }) => to.userId)).toEqual(['clerk-edu']);
});

test('the administrator sends it again, once', async () => {
  const [mail] = await undelivered();
  const resend = () => host.client.post('admin', `/api/undelivered-mails/${mail?.mailId}/resend`, {});
  expect((await resend()).status).toBe(202);
  await host.host.settled();
  expect(approvalsTo(CLERK)).toHaveLength(1);
  expect(await undelivered()).toEqual([]);
  expect(await resend()).toMatchObject({ status: 409, body: { code: 'notUndelivered' } });
});

test('a server that falls silent is given up after a while, and the mail waits', async () => {
  fates.set('reviewer@example.gov.cn', 'silent');
  await project.upload('clerk-edu', 'responsibilityPledge');
  await host.host.settled();
  await claimedByTheDead('clerk-edu');
  await project.act('head-edu', 'pledge', { construction: true, dataSharing: true, fundUse: true });
  await host.host.settled();
  expect(await undelivered(PLEDGED)).toMatchObject([
    { to: { userId: 'reviewer' }, status: 'waiting', reason: expect.stringMatching(/time/i) },
  ]);
  expect(host.host.deadLetters()).toEqual([]);
});

/** The mail of the coming event was claimed at a fifth receipt by a sender that was killed then, so no sixth came. */
async function claimedByTheDead(to: string) {
  const { projectId } = project;
  const sequence = ((await project.history()).items.at(-1)?.sequence ?? 0) + 1;
  const message = {
    source: PROJECT_EVENTS,
    detailType: 'pledgeSigned',
    detail: { projectId, sequence },
  };
  const about = { to, toName: '', subject: PLEDGED, message, round: 0 };
  const mailId = mailIdOf(`${projectId}:event:${sequence}:${to}`);
  expect(await claimMail(mailId, 5, about, '2025-09-15T06:30:00Z')).toBeUndefined();
}

test('what waits for somebody who has left is let go; what a killed sender left behind goes out, at the second look', async () => {
  const departure = await host.client.post('admin', '/api/users/reviewer/departure', {
    successor: 'bureau-head',
  });
  expect(departure.status).toBe(200);
  arrived.length = 0;
  fates.clear();
  await host.client.clock('2025-09-15T17:30:00+08:00');
  expect(arrived).toEqual([]);
  expect(await undelivered(PLEDGED)).toEqual([]);
  await host.client.clock('2025-09-15T20:30:00+08:00');
  expect(arrived.map(({ to }) => to)).toEqual([CLERK]);
  await host.client.clock('2025-09-15T23:30:00+08:00');
  expect(arrived).toHaveLength(1);
});
