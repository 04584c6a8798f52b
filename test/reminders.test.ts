import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SQSEvent } from 'aws-lambda';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as digest } from '../functions/mail/digest.ts';
import { handler as dueCheck } from '../functions/schedules/due-check.ts';
import { handler as evaluationWindowCheck } from '../functions/schedules/evaluation-window-check.ts';
import { handler as quarterlyReportCheck } from '../functions/schedules/quarterly-report-check.ts';
import { startTestHost, type TestHost } from './support/host.ts';
import { Journey } from './support/journey.ts';
import * as story from './support/story.ts';

/*
 * Two projects of one unit with a contract each, signed on Monday 2025-09-22. Ten working days: 23–26, the make-up Sunday 28,
 * 29, 30, then after the holiday 10-09, 10, the make-up Saturday 11. So the last day is 2025-10-11; the steps are 7, 3 and 1
 * working days before it (09-25 … by hand below), the day itself, and weeks.
 */
let host: TestHost;
let projects: Journey[];
let contractIds: string[];

interface Item {
  projectId: string;
  reminderId: string;
  title: string;
  step: number | string;
  day: string;
  userId: string;
  status: string;
  reason: string;
}

const mailsTo = async (user: string, since = 0) =>
  (await host.client.mail()).slice(since).filter(({ to }) => to.join().includes(user));

const run = async (time: string) => {
  for (const check of [quarterlyReportCheck, evaluationWindowCheck, dueCheck]) await check({ time });
  await host.host.settled();
};

const remindersOf = async (user: string, query = '') => {
  const reply = await host.client.get<{ items: Item[]; upcoming: Item[] }>(user, `/api/reminders${query}`);
  expect(reply.status).toBe(200);
  return reply.body;
};

beforeAll(async () => {
  host = await startTestHost();
  projects = await Promise.all(
    ['甲', '乙'].map((name) => Journey.begin(host.client, { name: `${name}平台` })),
  );
  await Promise.all(
    projects.map(async (project) => {
      await project.fill();
      await project.submit();
      await project.review();
      await project.approve();
      await project.tender();
    }),
  );
  await host.client.clock('2025-09-22T16:00:00+08:00');
  contractIds = await Promise.all(
    projects.map(async (project) => {
      const body = { ...story.contract, signedOn: '2025-09-22' };
      return (await project.act<{ contractId: string }>('clerk-edu', 'contracts', body)).contractId;
    }),
  );
});
afterAll(() => host.remove());

/** A calendar as another program reads it, by its strict parser. */
const calendarAt = async (url: string) => {
  const response = await fetch(url);
  if (response.status !== 200) return { status: response.status, type: '', events: [] };
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate, sequence } = new ICAL.Event(component, {
      strictExceptions: true,
    });
    expect([startDate.isDate, endDate.isDate]).toEqual([true, true]);
    return { uid, summary, day: startDate.toString(), sequence };
  });
  return { status: 200, type: response.headers.get('content-type'), events };
};

const makeLink = async (user = 'clerk-edu') => {
  const reply = await host.client.post<{ url: string }>(user, '/api/me/calendar-link');
  expect(reply.status).toBe(201);
  return reply.body.url;
};

/** The digest of a day that lay in the queue until the day after: what it would have carried is left to the new day's. */
async function overnight(userId: string, today: string) {
  const { items } = await remindersOf(userId);
  const waiting = items.filter(({ status }) => status === 'pending');
  expect(waiting).not.toEqual([]);
  const reminders = waiting.map(({ projectId, reminderId: sk }) => ({ projectId, sk }));
  const time = `${today}T00:00:05Z`;
  const detail = { userId, today, reminders };
  const body = JSON.stringify({ source: 'egov.reminder', 'detail-type': 'digestDue', time, detail });
  const attributes = {
    ApproximateReceiveCount: '1',
    ApproximateFirstReceiveTimestamp: String(host.host.clock.now()),
  };
  const event = { Records: [{ messageId: '1', body, attributes }] } as unknown as SQSEvent;
  expect(await digest(event)).toEqual({ batchItemFailures: [] });
}

/** One story: each part begins where the one before ended, so they run together or not at all. */
const autumn: Record<string, () => Promise<void>> = {
  'one digest a person a day tells of both projects, and a run that comes again or twice at once adds none':
    async () => {
      await host.host.settled();
      const before = (await host.client.mail()).length;
      await host.client.clock('2025-09-30T09:00:00+08:00');
      const digests = await mailsTo('clerk-edu', before);
      const days = (await remindersOf('clerk-edu')).items.map(({ day }) => day);
      expect(digests).toHaveLength(new Set(days.filter((day) => day > '2025-09-22')).size);
      for (const digest of digests) expect(digest.text).toMatch(/甲平台[\s\S]*乙平台|乙平台[\s\S]*甲平台/);
      await Promise.all([run('2025-09-30T00:00:00Z'), run('2025-09-30T00:00:00Z')]);
      expect(await mailsTo('clerk-edu', before)).toHaveLength(digests.length);
    },

  'the clerk got what the calendar says, once: by hand for both duties': async () => {
    const { items } = await remindersOf('clerk-edu');
    const mine = items
      .filter(({ day, step }) => day > '2025-09-22' && step !== 'roundOpens')
      .map(({ day, title, step }) => `${day} ${title.slice(0, 4)} ${step}`);
    // 2025Q3 ends on Tuesday 09-30: 1, 3 and 7 working days before are 09-29, 09-26 and 09-22 (Sunday 28 is worked).
    const each = [
      '2025-09-25 合同备案 7',
      '2025-09-26 季度报告 3',
      '2025-09-29 季度报告 1',
      '2025-09-30 合同备案 3',
      '2025-09-30 季度报告 0',
    ];
    expect(mine.sort()).toEqual(each.flatMap((line) => [line, line]));
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['sent']));
  },

  'what will be sent: the next step of each duty, to whom and why': async () => {
    const { upcoming } = await remindersOf('clerk-edu', `?projectId=${projects[0]?.projectId}`);
    expect(upcoming).toMatchObject([
      { title: '季度报告:2025Q3', on: '2025-10-01', step: 'missing' },
      {
        on: '2025-10-10',
        step: 1,
        reason: expect.stringContaining('第16条:合同备案'),
        recipients: [{ userId: 'clerk-edu' }, { userId: 'head-edu' }],
      },
    ]);
    const own = await remindersOf('clerk-edu');
    expect(own.upcoming).toHaveLength(4);
    expect(
      (await host.client.get('clerk-health', `/api/reminders?projectId=${projects[0]?.projectId}`)).status,
    ).toBe(404);
    expect((await remindersOf('clerk-health')).items).toEqual([]);
  },

  'the day after, who is missing is told to finance, audit and the bureau; who reported is not on it':
    async () => {
      await projects[0]?.act('clerk-edu', 'quarterly-reports', { quarter: '2025Q3', zero: true });
      await host.host.settled();
      for (const user of ['finance', 'audit', 'reviewer'])
        expect(
          (await mailsTo(user)).filter(({ subject }) => /2025Q3 季度报告已报送,请签收/.test(subject)),
        ).toHaveLength(1);
      const before = (await host.client.mail()).length;
      await host.client.clock('2025-10-01T09:00:00+08:00');
      for (const user of ['finance', 'audit', 'reviewer', 'bureau-head', 'clerk-edu', 'head-edu']) {
        const digests = (await mailsTo(user, before)).filter(({ text }) => text.includes('季度报告逾期未报'));
        expect([
          user,
          digests.length,
          digests[0]?.text.includes('乙平台'),
          digests[0]?.text.includes('甲平台'),
        ]).toEqual([user, 1, true, false]);
      }
    },

  '催办: at once, once a day, in the history; the unit may not': async () => {
    const before = (await host.client.mail()).length;
    const body = { kind: 'contractFiling', subject: contractIds[1], text: '请尽快' };
    const [, second] = projects;
    expect((await host.client.post('clerk-edu', second?.path('reminders') ?? '', body)).status).toBe(403);
    await second?.act('reviewer', 'reminders', body);
    const again = await host.client.post('bureau-head', second?.path('reminders') ?? '', body);
    expect(again).toMatchObject({ status: 422, body: { breaches: [{ code: 'urgedToday' }] } });
    await host.host.settled();
    expect((await mailsTo('head-edu', before)).map(({ text }) => text.includes('请尽快'))).toEqual([true]);
    expect((await second?.history())?.items.at(-1)).toMatchObject({ type: 'urged' });
  },

  'calendar: the due days of the unit behind a secret link, gone when met; a new link ends the old one':
    async () => {
      expect((await host.client.get('clerk-edu', '/api/me/calendar-link')).body).toEqual({ active: false });
      const old = await makeLink();
      const url = await makeLink();
      expect((await calendarAt(old)).status).toBe(404);
      expect((await calendarAt(url.replace('user=clerk-edu', 'user=head-edu'))).status).toBe(404);
      const before = await calendarAt(url);
      expect(before.type).toBe('text/calendar; charset=utf-8');
      // 甲's third quarter is reported, 乙's is not; both contracts wait, and so does what has no day of its own.
      expect(
        before.events.map(({ day, summary }) => `${day} ${summary.slice(0, 4)} ${summary.slice(-3)}`).sort(),
      ).toEqual([
        '2025-09-30 季度报告 乙平台',
        '2025-10-01 登记并备  项)',
        '2025-10-11 合同备案 乙平台',
        '2025-10-11 合同备案 甲平台',
      ]);
      const [rounds, receipts] = [
        '2025-09-30 2025Q3 季度报告报送截止',
        '2025-10-01 签收 2025Q3 季报 — 甲平台',
      ];
      // The fourth quarter ends after the rule.
      for (const [user, seen] of [
        ['finance', [rounds, receipts]],
        ['audit', [rounds, receipts]],
        ['reviewer', [rounds, receipts]],
        ['bureau-head', [rounds]],
        ['leader', [rounds]],
      ] as const) {
        const { events } = await calendarAt(await makeLink(user));
        expect([user, events.map(({ day, summary }) => `${day} ${summary}`).sort()]).toEqual([user, seen]);
      }
      const [first] = projects;
      const { documentId } = (await first?.upload('clerk-edu', 'contract')) ?? { documentId: '' };
      await first?.act('clerk-edu', `contracts/${contractIds[0]}/filing`, { documentIds: [documentId] });
      const after = await calendarAt(url);
      const rest = before.events.filter(({ summary }) => !/^合同备案.*甲平台$/.test(summary));
      expect(after.events.map(({ uid }) => uid).sort()).toEqual(rest.map(({ uid }) => uid).sort());
      const edit = { email: 'clerk-edu@example.gov.cn' };
      const answers = [
        await host.client.get('clerk-edu', '/api/me'),
        await host.client.get('reviewer', '/api/people'),
        await host.client.request('admin', 'PATCH', '/api/users/clerk-edu', edit),
        await host.client.get('admin', '/api/users'),
        await host.client.get('audit', '/api/directory-records'),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(JSON.stringify(body)).toContain('clerk-edu');
        expect(JSON.stringify(body)).not.toContain('secretHash');
      }
      const revoked = await host.client.request('clerk-edu', 'DELETE', '/api/me/calendar-link', {});
      expect(revoked).toMatchObject({ status: 200, body: { active: false } });
      expect((await calendarAt(url)).status).toBe(404);
    },

  '设置: a kind that is switched off is not reminded of before its day, and is once it is overdue':
    async () => {
      const settings = '/api/me/notification-settings';
      const off = { off: ['contractFiling'] };
      expect((await host.client.request('head-edu', 'PUT', settings, { off: ['weather'] })).status).toBe(400);
      expect((await host.client.request('head-edu', 'PUT', settings, off)).status).toBe(200);
      const { body } = await host.client.get<{ kinds: { kind: string; on: boolean }[] }>(
        'head-edu',
        settings,
      );
      expect(body.kinds.filter(({ on }) => !on).map(({ kind }) => kind)).toEqual(['contractFiling']);
    },

  'wording: previewed, refused with each wrong name, in force for the next mail, and put back': async () => {
    const path = '/api/templates/mails/digest';
    const text = { subject: '【诸城】{标题}', opening: '{收件人}同志 <b>:', closing: '市大数据局' };
    const wrong = await host.client.request('admin', 'PUT', path, {
      ...text,
      subject: '提醒',
      closing: '{电话}',
    });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        breaches: [
          { code: 'unknownPlaceholder', field: 'closing' },
          { code: 'noTitle', field: 'subject' },
        ],
      },
    });
    const preview = await host.client.post<{ subject: string; html: string }>(
      'admin',
      `${path}/preview`,
      text,
    );
    expect(preview.body.subject).toMatch(/^【诸城】【待办提醒】/);
    expect(preview.body.html).not.toContain('<b>');
    expect((await host.client.request('admin', 'PUT', path, text)).status).toBe(200);
    const before = (await host.client.mail()).length;
    await host.client.clock('2025-10-08T09:00:00+08:00');
    const worded = await mailsTo('clerk-edu', before);
    expect(worded.length).toBeGreaterThan(0);
    for (const mail of worded.filter(({ text }) => text.includes('最后期限'))) {
      expect(mail.subject).toMatch(/^【诸城】/);
      expect(mail.text).toMatch(/同志 <b>:[\s\S]*市大数据局$/m);
    }
    expect((await host.client.request('admin', 'DELETE', path, {})).body).toMatchObject({
      origin: 'shipped',
    });
    const { body } = await host.client.get<{ items: { version: number }[] }>('audit', `${path}/history`);
    expect(body.items.map(({ version }) => version)).toEqual([2, 1]);
  },

  'silent once the duty is met; weekly with the bureau once it is overdue': async () => {
    const before = (await host.client.mail()).length;
    await host.client.clock('2025-10-18T09:00:00+08:00');
    const contractLines = (text: string) =>
      text.split('\n').filter((line) => line.startsWith('【') && line.includes('】合同备案'));
    const toClerk = (await mailsTo('clerk-edu', before)).flatMap(({ text }) => contractLines(text));
    expect(toClerk.map((line) => /【(.*?)】/.exec(line)?.[1])).toEqual([
      '还有 1 个工作日',
      '今天到期',
      '已逾期 1 周',
    ]);
    const toBureau = (await mailsTo('bureau-head', before)).flatMap(({ text }) => contractLines(text));
    expect(toBureau.map((line) => /【(.*?)】/.exec(line)?.[1])).toEqual(['已逾期 1 周']);
    const toHead = (await mailsTo('head-edu', before)).flatMap(({ text }) => contractLines(text));
    expect(toHead.map((line) => /【(.*?)】/.exec(line)?.[1])).toEqual(['已逾期 1 周']);
  },

  'who left the unit between the record and the mail is told nothing of its project': async () => {
    const before = (await host.client.mail()).length;
    // Recorded at 7:40, sent at 8:00.
    await host.client.clock('2025-10-21T07:45:00+08:00');
    const moved = { unitId: 'health' };
    expect((await host.client.request('admin', 'PATCH', '/api/users/head-edu', moved)).status).toBe(200);
    await overnight('clerk-edu', '2025-10-20');
    expect(await mailsTo('clerk-edu', before)).toEqual([]);
    await host.client.clock('2025-10-21T09:00:00+08:00');
    const told = async (user: string) =>
      (await mailsTo(user, before)).filter(({ text }) => text.includes('【已逾期 3 周】季度报告')).length;
    expect([await told('clerk-edu'), await told('bureau-head'), await told('head-edu')]).toEqual([1, 1, 0]);
    expect((await remindersOf('head-edu')).items.filter(({ day }) => day === '2025-10-21')).toMatchObject([
      { step: -3, status: 'silenced' },
    ]);
  },

  'a digest that the server took and another returned: shown, its reminders were not sent; sent again by hand':
    async () => {
      const mail = (await mailsTo('clerk-edu')).findLast(({ text }) =>
        text.includes('【已逾期 3 周】季度报告'),
      );
      const report = `Action: failed\nDiagnostic-Code: smtp; 550 mailbox full\n\nMessage-ID: ${mail?.messageId}\n`;
      const bounce = () =>
        promisify(execFile)(process.execPath, ['lib/local/bounce.ts'], {
          env: { PATH: process.env.PATH, DATA_DIR: host.dataDir },
        });
      const running = bounce();
      running.child.stdin?.end(report);
      expect((await running).stdout).toBe('已登记退信 1 封\n');
      const undelivered = async () =>
        (await host.client.get<{ items: object[] }>('admin', '/api/undelivered-mails')).body.items;
      expect(await undelivered()).toMatchObject([
        { to: { userId: 'clerk-edu' }, status: 'failed', reason: '退信:550 mailbox full' },
      ]);
      const status = async () =>
        (await remindersOf('clerk-edu')).items.find(({ day }) => day === '2025-10-21')?.status;
      expect(await status()).toBe('failed');
      const before = (await host.client.mail()).length;
      const [{ mailId }] = (await undelivered()) as [{ mailId: string }];
      expect((await host.client.post('admin', `/api/undelivered-mails/${mailId}/resend`, {})).status).toBe(
        202,
      );
      await host.host.settled();
      expect((await mailsTo('clerk-edu', before)).map(({ messageId }) => messageId)).toEqual([
        mail?.messageId,
      ]);
      expect([await status(), await undelivered()]).toEqual(['sent', []]);
      expect(host.host.deadLetters()).toEqual([]);
    },
};

test('an autumn of two projects, in the order of its days', async () => {
  for (const [part, happens] of Object.entries(autumn))
    await happens().catch((error: unknown) => {
      throw new Error(`${part}: ${String(error)}`, { cause: error });
    });
}, 120_000);
