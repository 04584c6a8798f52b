import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { expect, test, vi } from 'vitest';
import { shipped } from '../../lib/regulation/testing.ts';
import { type CalendarRow, dutyEntries, roundEntries, waitingEntries } from './calendar-entries.ts';
import { calendarOf } from './calendar-feed.ts';

/* What the feed says, read by two parsers that know nothing of each other or of what wrote it. */
vi.stubEnv('PUBLIC_URL', 'https://projects.example.gov.cn/');

const duty = {
  kind: 'contractFiling' as const,
  subject: 'c1',
  title: '合同备案:软件开发',
  article: 16,
  dueOn: '2025-10-11',
};
const row = {
  projectId: 'p1',
  filingNumber: '370782-2025-001',
  fields: { name: '智慧教育' },
  version: 7,
  updatedAt: '2025-09-22T08:00:00.000Z',
  awaited: [duty],
};

const dutiesOf = (rows: CalendarRow[]) => calendarOf(dutyEntries(rows, 0));

interface Seen {
  uid: string;
  summary: string;
  from: string;
  to: string;
}

function byIcalJs(text: string): Seen[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(component, { strictExceptions: true });
    return { uid, summary, from: startDate.toString(), to: endDate.toString() };
  });
}

/** A whole day has no instant: this parser gives midnight of wherever it runs. */
const localDay = (date: Date) => date.toLocaleDateString('sv-SE');

function byNodeIcal(text: string): Seen[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((component) => {
    if (component?.type !== 'VEVENT') return [];
    const { uid, summary, start, end, datetype } = component;
    expect(datetype).toBe('date');
    return [{ uid, summary: String(summary), from: localDay(start), to: end ? localDay(end) : '' }];
  });
}

/** node-ical 0.27 takes an escaped backslash and the n after it for a new line: such a text it only has to find whole. */
const misread = ({ summary, ...rest }: Seen) => ({ ...rest, summary: summary.includes('\\') ? '' : summary });

const read = (text: string) => {
  const seen = byIcalJs(text);
  expect(byNodeIcal(text).map(misread)).toEqual(seen.map(misread));
  return seen;
};

test('a duty is one whole day; it keeps its UID and counts up when its due day moves', async () => {
  const before = await dutiesOf([row]);
  const moved = { ...row, version: 8, awaited: [{ ...duty, dueOn: '2025-12-31' }] };
  const after = await dutiesOf([moved]);
  const [was] = read(before);
  expect(was).toMatchObject({
    summary: '合同备案:软件开发 — 智慧教育',
    from: '2025-10-11',
    to: '2025-10-12',
  });
  expect(read(after)).toEqual([{ ...was, from: '2025-12-31', to: '2026-01-01' }]);
  expect([before, after].map((text) => /^SEQUENCE:(\d+)\r$/m.exec(text)?.[1])).toEqual(['7', '8']);
  expect(before).toContain('X-WR-TIMEZONE:Asia/Shanghai\r\n');
});

test('no duty, no event: the calendar is empty and still one', async () => {
  expect(read(await dutiesOf([{ ...row, awaited: [] }]))).toEqual([]);
});

const receipts = (projectId: string, name: string, since: string) => ({
  row: { ...row, projectId, fields: { name } },
  turns: [{ text: '签收 2025Q3 季报', article: 17, since }],
});

test('what waits without a day stands on today, one entry a kind of act; it moves with the days and goes when done', async () => {
  const waiting = [
    receipts('p1', '智慧教育', '2025-09-28T17:00:00.000Z'),
    receipts('p2', '健康平台', '2025-09-30'),
  ];
  const dated = { row, turns: [{ text: '合同备案', article: 16, dueOn: '2025-10-11' }] };
  const on = async (today: string, mine = waiting) => calendarOf(waitingEntries([...mine, dated], today));
  const [first] = read(await on('2025-10-09'));
  expect(first).toMatchObject({ summary: '签收 2025Q3 季报(2 项)', from: '2025-10-09', to: '2025-10-10' });
  // 17:00 UTC is the next day in Shanghai.
  const text = (await on('2025-10-09')).replaceAll('\r\n ', '');
  expect(text).toContain('智慧教育(备案号 370782-2025-001)\\,2025-09-29 起等待\\n健康平台');
  const [next] = read(await on('2025-10-10', waiting.slice(0, 1)));
  expect(next).toEqual({
    ...first,
    summary: '签收 2025Q3 季报 — 智慧教育',
    from: '2025-10-10',
    to: '2025-10-11',
  });
  expect(read(await on('2025-10-11', []))).toEqual([]);
});

test('the rounds of the last quarter and of this one, on the day that R4 gives; none without a rule', async () => {
  const rounds = async (today: string) =>
    read(await calendarOf(roundEntries({ ...shipped, version: 0 }, today))).map(
      ({ from, summary }) => `${from} ${summary}`,
    );
  // 2023-12-31 is a Sunday and 2024-01-01 a holiday; 2023-09-30 is within the National Day holidays.
  expect(await rounds('2023-12-15')).toEqual([
    '2023-10-07 2023Q3 季度报告报送截止',
    '2024-01-02 2023Q4 季度报告报送截止',
  ]);
  expect(await rounds('2025-11-30')).toEqual(['2025-09-30 2025Q3 季度报告报送截止']);
});

test('whatever a project is called is its name, never a line of the calendar', async () => {
  const name = fc
    .array(fc.constantFrom(',', ';', '\\', '\\n', '"', ':', '\n', 'END:VEVENT', '期', '😀', 'a b', 'N'))
    .map((parts) => `甲${parts.join('')}乙`);
  await fc.assert(
    fc.asyncProperty(name, async (called) => {
      const text = await dutiesOf([{ ...row, fields: { name: called } }]);
      expect(read(text).map(({ summary }) => summary)).toEqual([`${duty.title} — ${called}`]);
      // RFC 5545, 3.1: CRLF, and no line longer than 75 octets.
      expect(text.split('\r\n').every((line) => !line.includes('\n') && Buffer.byteLength(line) <= 75)).toBe(
        true,
      );
    }),
  );
});
