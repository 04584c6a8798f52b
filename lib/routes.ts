import { type Access, answers, decisions, opening, projects, rulesInForce } from './access.ts';
import { acceptanceRoutes } from './routes/acceptance.ts';
import { adminRoutes } from './routes/admin.ts';
import { constructionRoutes } from './routes/construction.ts';
import { documentsRoutes } from './routes/documents.ts';
import { evaluationRoutes } from './routes/evaluation.ts';
import { filingRoutes } from './routes/filing.ts';
import { formsRoutes } from './routes/forms.ts';
import { reportsRoutes } from './routes/reports.ts';
import type { RouteGroup, RouteTable } from './routes/route.ts';
import { rulesRoutes } from './routes/rules.ts';
import { rulesInForceRoutes } from './routes/rules-in-force.ts';
import { submissionRoutes } from './routes/submission.ts';
import { supervisionRoutes } from './routes/supervision.ts';

export type { CommandRoute, Route, RouteGroup } from './routes/route.ts';

/** A person's commands on a project. */
const commandTable = [opening, projects, decisions, answers];

/** What the function of each group may touch. */
export const groupAccess: Record<RouteGroup, Access> = {
  // The rules, and what the bureau has said of readings.
  rules: { table: [rulesInForce] },
  submission: {
    table: [
      opening,
      projects,
      decisions,
      answers,
      { actions: ['put'], keys: ['COUNTER#', 'FILING#', 'REFUSALS'] },
      { actions: ['query'], keys: ['NAMES'] },
      { actions: ['get'], keys: ['PLANS'] },
    ],
  },
  filing: { table: commandTable },
  construction: { table: commandTable },
  acceptance: { table: commandTable },
  evaluation: { table: commandTable },
  supervision: { table: commandTable },
  documents: {
    table: [opening, projects, decisions, answers, { actions: ['get', 'put'], keys: ['QUOTA#'] }],
    documents: ['upload', 'download', 'inspect', 'multipart', 'setAside'],
  },
  reports: {
    table: [
      opening,
      projects,
      // The events of the city's history, as they lie in their projects.
      { actions: ['batchGet'], keys: ['P#'] },
      { actions: ['get'], keys: ['FILING#'] },
      { actions: ['query', 'batchGet'], keys: ['STATS'] },
      // 提醒: of one project, and to whom the next one goes.
      { actions: ['query'], keys: ['REM#', 'USERS'] },
    ],
    indexes: ['ledger', 'city'],
    // The calendar's entries, and its own address.
    links: 'publicUrl',
  },
  // Apart from the others for its fonts, which nobody else has to load.
  forms: {
    table: [opening, projects, decisions, answers, { actions: ['query', 'put'], keys: ['FORM#'] }],
    documents: ['download', 'inspect', 'multipart', 'setAside'],
  },
  admin: {
    table: [
      opening,
      // Units, people and deputies, and the record of their changes; the rules and their history.
      { actions: ['query', 'put'], keys: ['USERS', 'UNITS', 'DEPUTIES', 'DIRECTORY', 'RULES'] },
      answers,
      { actions: ['get', 'query', 'put'], keys: ['PLANS'] },
      // Past projects: a filing number each, and a mark that they were taken over; of secret ones only the refusal.
      { actions: ['get', 'batchGet', 'put'], keys: ['IMPORT#'] },
      { actions: ['get'], keys: ['MAIL#'] },
      { actions: ['query', 'put'], keys: ['MAILTEXT#'] },
      { actions: ['query'], keys: ['FORM#'] },
      { actions: ['put'], keys: ['COUNTER#', 'FILING#', 'REFUSALS'] },
      // Each project that other rules may move; a unit renamed or merged, a leaver's reviews.
      projects,
      decisions,
    ],
    // Documents that nobody decided on.
    indexes: ['ledger', 'city', 'due'],
    // A mail that was not delivered is asked for again; so is the check of a document.
    bus: 'publish',
    links: 'publicUrl',
  },
};

/**
 * The HTTP interface, declared once: the local gateway, the CDK's HTTP API, the functions, the web client and OpenAPI all
 * read this table.
 */
export const routes = {
  ...rulesRoutes,
  ...adminRoutes,
  ...rulesInForceRoutes,
  ...reportsRoutes,
  ...submissionRoutes,
  ...filingRoutes,
  ...constructionRoutes,
  ...supervisionRoutes,
  ...acceptanceRoutes,
  ...evaluationRoutes,
  ...documentsRoutes,
  ...formsRoutes,
} as const satisfies RouteTable;

export type RouteName = keyof typeof routes;
