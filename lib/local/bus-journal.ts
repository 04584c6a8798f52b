import type { DatabaseSync } from 'node:sqlite';

/** One event on its way to one subscription. */
export interface Delivery {
  id: string;
  subscription: string;
  /** The EventBridge event, JSON. */
  body: string;
  receives: number;
  /** Milliseconds since 1970, wall clock. */
  sentAt: number;
  /** Host clock: on which day a message is handled is for its handler to know. */
  firstReceivedAt: number | null;
}

export interface DeadLetter extends Delivery {
  reason: string;
}

interface Receive {
  /** Wall clock: what is due by now, or later than `latest`. */
  now: number;
  latest: number;
  /** Host clock. */
  receivedAt: number;
  limit: number;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS bus_deliveries (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  subscription TEXT NOT NULL,
  body TEXT NOT NULL,
  receives INTEGER NOT NULL DEFAULT 0,
  sent_at INTEGER NOT NULL,
  first_received_at INTEGER,
  due_at INTEGER NOT NULL,
  dead INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS bus_deliveries_due ON bus_deliveries (subscription, dead, sequence)`;

const COLUMNS = `id, subscription, body, receives, sent_at AS sentAt, first_received_at AS firstReceivedAt, reason`;

/** What has been accepted and not yet delivered. A row leaves only when its handler has succeeded. */
export function openJournal(state: DatabaseSync) {
  state.exec(SCHEMA);
  const insert = state.prepare(
    'INSERT INTO bus_deliveries (id, subscription, body, sent_at, due_at) VALUES (?, ?, ?, ?, ?)',
  );
  const due = state.prepare(
    `SELECT ${COLUMNS} FROM bus_deliveries WHERE subscription = ? AND dead = 0 AND (due_at <= ? OR due_at > ?) ORDER BY sequence LIMIT ?`,
  );
  const receive = state.prepare(
    'UPDATE bus_deliveries SET receives = receives + 1, first_received_at = coalesce(first_received_at, ?) WHERE id = ?',
  );
  const remove = state.prepare('DELETE FROM bus_deliveries WHERE id = ?');
  const postpone = state.prepare('UPDATE bus_deliveries SET due_at = ?, reason = ? WHERE id = ?');
  const bury = state.prepare('UPDATE bus_deliveries SET dead = 1, reason = ? WHERE id = ?');
  const nextDue = state.prepare(
    'SELECT min(due_at) AS at FROM bus_deliveries WHERE subscription = ? AND dead = 0',
  );
  const dead = state.prepare(`SELECT ${COLUMNS} FROM bus_deliveries WHERE dead = 1 ORDER BY sequence`);

  const revive = state.prepare(
    `UPDATE bus_deliveries SET dead = 0, first_received_at = NULL, due_at = ? WHERE dead = 1 AND (? = 'all' OR subscription = ?)`,
  );
  const count = state.prepare('SELECT count(*) AS n FROM bus_deliveries WHERE dead = ?');

  return {
    counts: () => ({ waiting: Number(count.get(0)?.n), dead: Number(count.get(1)?.n) }),
    /** All or none, on disk when it returns. */
    add(deliveries: readonly Pick<Delivery, 'id' | 'subscription' | 'body' | 'sentAt'>[]): void {
      atomically(state, () => {
        for (const d of deliveries) insert.run(d.id, d.subscription, d.body, d.sentAt, d.sentAt);
      });
    },
    /**
     * Takes what is due and counts the receipt first, so that a delivery that kills the host is not tried for ever. What is
     * due later than `latest` was put off by a clock that has gone back since, and is due now.
     */
    receive(subscription: string, { now, latest, receivedAt, limit }: Receive): Delivery[] {
      const found = due.all(subscription, now, latest, limit).map(toDelivery);
      if (found.length === 0) return [];
      atomically(state, () => {
        for (const { id } of found) receive.run(receivedAt, id);
      });
      return found.map((d) => ({
        ...d,
        receives: d.receives + 1,
        firstReceivedAt: d.firstReceivedAt ?? receivedAt,
      }));
    },
    settle(
      done: readonly Delivery[],
      failed: readonly { delivery: Delivery; retryAt?: number; reason: string }[],
    ): void {
      atomically(state, () => {
        for (const { id } of done) remove.run(id);
        for (const { delivery, retryAt, reason } of failed) {
          if (retryAt === undefined) bury.run(reason, delivery.id);
          else postpone.run(retryAt, reason, delivery.id);
        }
      });
    },
    nextDue(subscription: string): number | undefined {
      const at = nextDue.get(subscription)?.at;
      return typeof at === 'number' ? at : undefined;
    },
    /**
     * Dead letters of one subscription, or `all`, are to be delivered once more; how many. Their receipts are counted on, so what
     * was claimed by the fifth can be claimed by the sixth.
     */
    redrive: (subscription: string, now: number): number =>
      Number(revive.run(now, subscription, subscription).changes),
    deadLetters: (): DeadLetter[] =>
      dead.all().map((row) => ({ ...toDelivery(row), reason: String(row.reason) })),
  };
}

function toDelivery(row: Record<string, unknown>): Delivery {
  return {
    id: String(row.id),
    subscription: String(row.subscription),
    body: String(row.body),
    receives: Number(row.receives),
    sentAt: Number(row.sentAt),
    firstReceivedAt: row.firstReceivedAt === null ? null : Number(row.firstReceivedAt),
  };
}

function atomically(state: DatabaseSync, work: () => void): void {
  state.exec('BEGIN IMMEDIATE');
  try {
    work();
    state.exec('COMMIT');
  } catch (error) {
    state.exec('ROLLBACK');
    throw error;
  }
}
