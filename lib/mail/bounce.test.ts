import { expect, test } from 'vitest';
import { readBounce } from './bounce.ts';

const MAIL_ID = '0123456789abcdef0123456789abcdef';
const original = `Message-ID: <${MAIL_ID}@xiangmu.example.gov.cn>\r\nSubject: =?UTF-8?B?5b6F5Yqe?=\r\n`;
const report = (action: string, diagnostic: string) =>
  [
    'From: MAILER-DAEMON@mx.example.gov.cn',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    'Message-ID: <20251001.ABC@mx.example.gov.cn>',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.gov.cn',
    '',
    'Final-Recipient: rfc822; clerk@example.gov.cn',
    `Action: ${action}`,
    'Status: 5.1.1',
    diagnostic,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    original,
    '--b--',
  ].join('\r\n');

test.for<[string, string, { mailId: string; words: string }[]]>([
  [
    'a report by RFC 3464, its words folded over two lines',
    report('failed', 'Diagnostic-Code: smtp; 550 5.1.1 <clerk@example.gov.cn>:\r\n    no such user'),
    [{ mailId: MAIL_ID, words: '550 5.1.1 <clerk@example.gov.cn>: no such user' }],
  ],
  ['one without words', report('failed', 'X-Other: 1'), [{ mailId: MAIL_ID, words: 'Status: 5.1.1' }]],
  ['one that says that it is delayed', report('delayed', 'Diagnostic-Code: smtp; 451 greylisted'), []],
  [
    'a letter in a Chinese body, with the mail attached',
    `Subject: =?gb18030?B?zcvQxQ==?=\n\n抱歉,您的邮件被退回来了……\n\n${original}`,
    [{ mailId: MAIL_ID, words: '收件方退回,未说明原因' }],
  ],
  ['somebody else’s mail', 'Status: 5.1.1\n\nMessage-ID: <x@example.com>', []],
])('%s', ([, text, expected]) => {
  expect(readBounce(text)).toEqual(expected);
});
