import { type DirectoryRecord, readRecords } from '../../lib/identity/directory.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { knownPerson } from '../requests.ts';
import { requireRole } from './directory.ts';
import { withoutSecret } from './me.ts';

const PAGE = 50;

/** GET /api/directory-records: who changed the directory, when, before and after; newest first. */
export const directoryRecords = httpFunction(
  adminRoutes.directoryRecords,
  async ({ userId, today, query }) => {
    const person = knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));
    requireRole(person, ['admin', 'audit'], '系统管理员、审计');
    const items = await readRecords(PAGE, query.cursor);
    const last = items.length === PAGE ? items.at(-1) : undefined;
    return { body: { items: items.map(shown), ...(last ? { cursor: last.recordId } : {}) } };
  },
);

const shown = (record: DirectoryRecord): DirectoryRecord =>
  record.kind === 'person'
    ? {
        ...record,
        before: record.before && withoutSecret(record.before),
        after: withoutSecret(record.after),
      }
    : record;
