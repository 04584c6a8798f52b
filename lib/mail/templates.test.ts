import { expect, test } from 'vitest';
import { fillMailText, type MailText, mailTemplates, mailTextBreaches } from './templates.ts';

const values = { 标题: '【今天到期】合同备案 {收件人}', 收件人: '李敏' };
const worded: MailText = { subject: '【诸城】{标题}', opening: '{收件人}同志:', closing: '市大数据局' };

test('an administrator’s wording, filled once: braces in what people typed stay what they are', () => {
  expect(fillMailText('digest', worded, values)).toEqual({
    subject: '【诸城】【今天到期】合同备案 {收件人}',
    opening: '李敏同志:',
    closing: '市大数据局',
  });
});

test.for<[string, Partial<MailText>, string]>([
  ['a name that there is no more', { closing: '{电话}' }, 'unknownPlaceholder'],
  ['a subject that does not say what it is about', { subject: '提醒' }, 'noTitle'],
])('%s: the shipped wording goes out', ([, change, code]) => {
  const broken = { ...worded, ...change };
  expect(mailTextBreaches(broken)).toMatchObject([{ code }]);
  expect(fillMailText('digest', broken, values)).toEqual({
    subject: values.标题,
    opening: '李敏,您好:',
    closing: mailTemplates.digest.shipped.closing,
  });
});
