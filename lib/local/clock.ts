import type { DatabaseSync } from 'node:sqlite';

/** Business time. It runs with the wall clock, may be moved ahead, and never goes back, not even over a restart. */
export interface HostClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock to an instant; an earlier one than now changes nothing. */
  advanceTo(instant: number): void;
}

/** `startsAt`: where a fresh folder's clock begins, e.g. on a day on which a rule set is in force; kept from then on. */
export function openClock(state: DatabaseSync, wall: () => number = Date.now, startsAt?: number): HostClock {
  state.exec(
    'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), ahead INTEGER NOT NULL)',
  );
  const save = state.prepare(
    'INSERT INTO clock VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ahead = excluded.ahead',
  );
  const kept = state.prepare('SELECT ahead FROM clock').get()?.ahead;
  let ahead = Number(kept ?? (startsAt === undefined ? 0 : startsAt - wall()));
  if (kept === undefined && startsAt !== undefined) save.run(ahead);
  let latest = 0;

  const now = () => {
    // The wall clock itself can step back (NTP); a record's time must not.
    latest = Math.max(latest, wall() + ahead);
    return latest;
  };
  return {
    now,
    advanceTo(instant) {
      if (instant <= now()) return;
      ahead = Math.round(instant - wall());
      save.run(ahead);
    },
  };
}
