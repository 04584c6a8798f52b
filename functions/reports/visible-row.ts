import type { Person } from '../../lib/project/people.ts';
import { rolesOn } from '../../lib/project/permissions.ts';
import type { LedgerRow } from '../../lib/store/ledger.ts';

/** The row as a person may see it today: not at all, its own part to a participating unit (lib/project/part.ts), or whole. */
export function visibleRow(row: LedgerRow, person: Person, today: string): LedgerRow | undefined {
  const roles = rolesOn(person, row, today);
  if (roles.length === 0) return undefined;
  return roles.every((role) => role === 'participant') ? partOf(row, person.unitId) : row;
}

/** What it is and where it stands; neither its money nor its duties. */
function partOf(row: LedgerRow, ownUnit: string): LedgerRow {
  const { projectId, filingNumber, unitId, unitName, stage, version, chainHead, createdAt, updatedAt } = row;
  const { name, kind, procurementMode, participants = [] } = row.fields;
  return {
    ...{ projectId, filingNumber, unitId, unitName, stage, version, chainHead, createdAt, updatedAt },
    fields: { name, kind, procurementMode, participants: participants.filter((p) => p.unitId === ownUnit) },
    reports: {},
    openDues: [],
    turns: [],
    awaited: [],
  };
}
