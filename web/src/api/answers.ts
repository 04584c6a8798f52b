import type { PrintableForm } from '../../../lib/project/forms/printable.ts';
import type { ObligationKind } from '../../../lib/project/obligations.ts';
import type { Person, Unit } from '../../../lib/project/people.ts';
import type { PlanItem } from '../../../lib/project/plans.ts';
import type { ProjectKind, Stage } from '../../../lib/project/project.ts';
import type { QuarterDraft } from '../../../lib/project/quarter-draft.ts';
import type { ProjectView } from '../../../lib/project/view.ts';
import type { CityAnswers } from './city-answers.ts';
import type { HistoryEvent } from './history-event.ts';

export interface TodoItem {
  projectId: string;
  filingNumber: string;
  name: string;
  unitName: string;
  stage: Stage;
  text: string;
  article: number | null;
  /** Since when it waits. */
  since: string;
  dueOn?: string;
  overdue: boolean;
}

export interface LedgerItem {
  projectId: string;
  filingNumber: string;
  unitId: string;
  unitName: string;
  name: string;
  kind: ProjectKind;
  stage: Stage;
  budgetFen?: number;
  estimateFen?: number;
  contractFen?: number;
  paidFen?: number;
  approvedOn?: string;
  completedOn?: string;
  acceptedOn?: string;
  createdAt: string;
  updatedAt: string;
  overdue: boolean;
  nextDue?: string;
}

export interface Article {
  number: number;
  label: string;
  title: string;
  chapter: string;
  text: string[];
  readings: string[];
}

export interface Reading {
  id: string;
  title: string;
  text: string;
}

export type SignedUpload =
  | { method: 'PUT'; url: string; headers: Record<string, string>; expiresAt: string }
  | {
      method: 'multipart';
      partSizeBytes: number;
      parts: { number: number; url: string; headers?: Record<string, string> }[];
      expiresAt: string;
    };

/** What a command answers: where the project stands now. */
export interface Outcome {
  projectId: string;
  filingNumber: string;
  version: number;
  stage: Stage;
}

/** Every dated or judged answer of `POST /api/rules/{kind}`; the rest depends on the kind. */
export interface RuleAnswer extends Record<string, unknown> {
  article: number;
  readings: string[];
  explanation: string[];
}

/** A form's Word template, and what may stand in it. */
export interface FormTemplate {
  name: string;
  title: string;
  article: number;
  version: number;
  origin: 'shipped' | 'replaced';
  at?: string;
  by?: { name: string };
  placeholders: { values: string[]; lists: Record<string, string[]> };
}

/** 提醒设置: kinds of duties, and whether one is reminded of them before they are overdue. */
export interface NotificationSettings {
  kinds: { kind: ObligationKind; label: string; on: boolean }[];
  note: string;
}

/** `url` only in the answer that made it. */
export interface CalendarLink {
  active: boolean;
  madeAt?: string;
  url?: string;
}

/** Answers by route; routes that are not here answer an `Outcome`. */
export interface Answers extends CityAnswers {
  command: Outcome;
  me: Person;
  units: { items: Unit[] };
  people: { items: Omit<Person, 'email'>[] };
  notificationSettings: NotificationSettings;
  setNotificationSettings: NotificationSettings;
  calendarLink: CalendarLink;
  makeCalendarLink: CalendarLink;
  revokeCalendarLink: CalendarLink;
  todo: { today: string; items: TodoItem[] };
  ledger: { items: LedgerItem[]; cursor?: string };
  project: ProjectView;
  history: { verified: boolean; brokenAt?: number; items: HistoryEvent[] };
  registerDocument: Outcome & { documentId: string; sameContent?: boolean; upload: SignedUpload };
  resumeUpload: { presentParts: number[]; upload: SignedUpload };
  downloadArchive:
    | { status: 'ready'; url: string; expiresAt: string }
    | { status: 'preparing'; detail: string };
  plans: { items: PlanItem[]; cursor?: string };
  draftQuarter: Pick<QuarterDraft, 'quarter' | 'savedAt' | 'savedBy'>;
  downloadDocument: { url: string; expiresAt: string };
  acceptancePackage: { status: 'ready' | 'preparing'; url?: string; detail?: string };
  documentTemplates: { items: FormTemplate[] };
  replaceDocumentTemplate: Omit<FormTemplate, 'placeholders'>;
  restoreDocumentTemplate: Omit<FormTemplate, 'placeholders'>;
  printableForms: { items: PrintableForm[] };
  articles: { articles: Article[]; readings: Reading[] };
  evaluateRule: RuleAnswer;
  openApi: unknown;
  verifyFilingNumber: { filingNumber: string; approved: boolean };
}
