import { routeGroup } from '../http.ts';
import { calendarFeed } from './calendar-feed.ts';
import { catalogSheet } from './catalog.ts';
import { cityEvents } from './events.ts';
import { reports } from './exports.ts';
import { ledger } from './ledger.ts';
import { history, project } from './project.ts';
import { quarterMatrix } from './quarters.ts';
import { reminders } from './reminders.ts';
import { statistics } from './statistics.ts';
import { todo } from './todo.ts';
import { verifyFilingNumber } from './verification.ts';

/** Everything that is read: ledger, project, history, to-do, verification. */
export const handler = routeGroup([
  ledger,
  project,
  catalogSheet,
  history,
  cityEvents,
  todo,
  calendarFeed,
  reminders,
  statistics,
  quarterMatrix,
  verifyFilingNumber,
  ...reports,
]);
