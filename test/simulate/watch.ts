import type { City } from './city.ts';
import type { Day } from './days.ts';
import { dutiesOf, isAwaited, isLate, isOverdue } from './duties.ts';
import type { Life } from './life.ts';
import type { Expected, Model } from './model.ts';
import type { Received, Sink } from './sink.ts';

/** Where product and model are held against each other; what differs is told with its day. */
export class Watch {
  readonly differences: string[] = [];
  /** Mails that came as they should, by day and kind. */
  readonly mails = new Map<Day, Map<string, number>>();
  /** Mails refused for good and not sent again yet. */
  refused: Received[] = [];
  overdueSeen = 0;
  readonly #city: City;
  readonly #sink: Sink;
  readonly #model: Model;
  readonly #seen = new Set<string>();
  readonly #messageIds = new Set<string>();
  #overdue = '';

  constructor(city: City, sink: Sink, model: Model) {
    this.#city = city;
    this.#sink = sink;
    this.#model = model;
  }

  /** Every mail that should be, once, and no other. One that the server refuses for good was offered once. */
  async compare(day: Day, when: string, expected: Expected[]): Promise<void> {
    await this.#city.settled();
    const received = this.#sink.take();
    const counts = this.mails.get(day) ?? new Map<string, number>();
    this.mails.set(day, counts);
    for (const { kind } of expected) add(counts, kind, 1);
    const left = new Map<string, number>();
    for (const { to, what } of expected) add(left, `${to} ← ${what}`, 1);
    for (const mail of received) {
      add(left, `${mail.to} ← ${mail.what}`, -1);
      if (this.#messageIds.has(mail.messageId)) this.#tell(day, `twice to ${mail.to}: ${mail.messageId}`);
      if (mail.refused) this.refused.push(mail);
      else this.#messageIds.add(mail.messageId);
    }
    for (const [text, count] of left) {
      if (count > 0) this.#tell(day, `${when}: did not come: ${text}`);
      if (count < 0) this.#tell(day, `${when}: came, should not: ${text}`);
    }
  }

  /** What waits and what failed, as an administrator reads it, is what the server did not take; the failed ones by identifier. */
  async undelivered(day: Day, waiting: number): Promise<string[]> {
    const listed = await this.#pages<{ mailId: string; status: string; to: { userId: string } }>(
      'admin',
      '/api/undelivered-mails?limit=100',
    );
    const failed = listed.filter(({ status }) => status === 'failed');
    const said = [`${listed.length - failed.length} waiting`, ...failed.map(({ to }) => to.userId).sort()];
    const should = [`${waiting} waiting`, ...this.refused.map(({ to }) => to.split('@')[0] ?? '').sort()];
    if (said.join() !== should.join())
      this.#tell(day, `undelivered mails: ${said.join()}, should be ${should.join()}`);
    return failed.map(({ mailId }) => mailId);
  }

  /** The ledger says overdue of exactly what the model says, from the first day on. */
  async overdue(day: Day, lives: ReadonlyMap<string, Life>): Promise<void> {
    const overdue = this.#model.overdue(day);
    const now = [...overdue].map(([name, titles]) => `${name}: ${titles}`).join('\n');
    if (now === this.#overdue) return;
    this.#overdue = now;
    const items = await this.#pages<{ name: string }>('leader', '/api/projects?overdue=true');
    const shown = new Set(items.map(({ name }) => name));
    for (const name of overdue.keys())
      if (!shown.has(name)) this.#tell(day, `ledger: ${name} is not overdue, should be`);
    for (const name of shown)
      if (!overdue.has(name)) this.#tell(day, `ledger: ${name} is overdue, should not be`);
    for (const [name, titles] of overdue) {
      if (titles.every((title) => this.#seen.has(`${name} ${title}`))) continue;
      const obligations = await this.#obligations(lives.get(name));
      const said = obligations.filter(({ status }) => status === 'overdue').map(({ title }) => title);
      if (said.sort().join() !== titles.join())
        this.#tell(day, `${name}: overdue are ${said.join() || 'none'}, should be ${titles.join()}`);
      for (const title of titles) this.#seen.add(`${name} ${title}`);
      this.overdueSeen += titles.length;
    }
  }

  /** At the end, every duty of every project: met, met late, overdue or still open. */
  async standing(day: Day, lives: Iterable<Life>): Promise<void> {
    for (const life of lives) {
      if (!life.projectId) continue;
      const said = (await this.#obligations(life))
        .filter(({ status }) => DATED.includes(status))
        .map(({ title, status }) => `${title} ${status === 'dueSoon' ? 'open' : status}`);
      const should = dutiesOf(life.facts, day).map((duty) => {
        if (duty.doneOn) return `${duty.title} ${isLate(duty) ? 'doneLate' : 'done'}`;
        return `${duty.title} ${isAwaited(duty) && isOverdue(duty, day) ? 'overdue' : 'open'}`;
      });
      if (said.sort().join() !== should.sort().join())
        this.#tell(day, `${life.facts.name} at the end: ${said}, should be ${should}`);
    }
  }

  #tell(day: Day, what: string): void {
    this.differences.push(`${day} ${what}`);
  }

  async #obligations(life: Life | undefined): Promise<{ title: string; status: string }[]> {
    const body = await this.#city.ask('leader', 'GET', `/api/projects/${life?.projectId}`);
    return (body.obligations ?? []) as { title: string; status: string }[];
  }

  async #pages<Item>(userId: string, path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const more: string = cursor
        ? `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
        : '';
      const page = (await this.#city.ask(userId, 'GET', path + more)) as unknown as {
        items: Item[];
        cursor?: string;
      };
      items.push(...page.items);
      cursor = page.cursor;
    }
    return items;
  }
}

/** Neither without a day nor ended. */
const DATED = ['open', 'dueSoon', 'overdue', 'done', 'doneLate'];

export function add(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}
