import { createTransport } from 'nodemailer';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryState } from './fixture/temporary.ts';
import { openMailbox } from './mailbox.ts';
import { inboxPage } from './mailbox-page.ts';

async function setUp(state = temporaryState()) {
  const mailbox = await openMailbox(state);
  onTestFinished(mailbox.close);
  return { state, mailbox, transport: createTransport(mailbox.smtpUrl) };
}

test('takes mail by SMTP and lists it, oldest first, over a restart too', async () => {
  const { state, mailbox, transport } = await setUp();
  await transport.sendMail({
    from: '"项目系统" <noreply@example.gov.cn>',
    to: ['clerk-edu@example.gov.cn', 'head-edu@example.gov.cn'],
    subject: '合同备案提醒:还有 3 个工作日',
    text: '请及时备案。',
    html: '<p>请及时备案。</p>',
    messageId: '<one@example.gov.cn>',
    headers: { 'X-Reminder': 'contract-filing' },
    date: new Date('2026-03-01T00:00:00Z'),
  });
  await transport.sendMail({
    from: 'a@example.gov.cn',
    to: 'audit@example.gov.cn',
    subject: 'second',
    text: 'x',
  });
  expect(mailbox.list().map(({ subject }) => subject)).toEqual(['合同备案提醒:还有 3 个工作日', 'second']);
  expect(mailbox.list()[0]).toMatchObject({
    id: expect.stringMatching(/^[\w-]{36}$/),
    from: 'noreply@example.gov.cn',
    to: ['clerk-edu@example.gov.cn', 'head-edu@example.gov.cn'],
    text: '请及时备案。',
    html: expect.stringContaining('<p>请及时备案。</p>'),
    messageId: '<one@example.gov.cn>',
    date: '2026-03-01T00:00:00.000Z',
    headers: expect.objectContaining({ 'x-reminder': 'contract-filing' }),
  });
  expect(mailbox.list('audit@example.gov.cn').map(({ subject }) => subject)).toEqual(['second']);
  expect((await setUp(state)).mailbox.list()).toHaveLength(2);
});

test('the inbox shows a mail’s HTML in a frame without rights, and escapes the rest', async () => {
  const { mailbox, transport } = await setUp();
  const html = '<script>alert(1)</script>';
  await transport.sendMail({
    from: 'a@example.gov.cn',
    to: 'b@example.gov.cn',
    subject: '<img src=x>',
    html,
  });
  const page = inboxPage(mailbox.list());
  expect(page).toContain('<iframe sandbox=""');
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<img');
});
