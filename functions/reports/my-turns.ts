import type { Person } from '../../lib/project/people.ts';
import { rolesOn } from '../../lib/project/permissions.ts';
import { type LedgerRow, ledgerAt, readWhole, todoLedgersOf } from '../../lib/store/ledger.ts';

export interface Mine {
  row: LedgerRow;
  turns: LedgerRow['turns'];
}

/** What waits for a person today: each project once, with the turns that are theirs or of somebody they stand in for. */
export async function myTurns(person: Person, today: string): Promise<Mine[]> {
  const lists = await Promise.all(todoLedgersOf(person, today).map(rowsOf));
  // A project can wait for a person in two roles: it is in two lists and is told of once.
  const rows = new Map(lists.flat().map((row) => [row.projectId, row]));
  return [...rows.values()].map((row) => {
    const roles = rolesOn(person, row, today);
    return { row, turns: row.turns.filter((t) => t.roles.some((r) => roles.includes(r))) };
  });
}

const rowsOf = (key: string): Promise<LedgerRow[]> => Array.fromAsync(readWhole(ledgerAt(key)));
