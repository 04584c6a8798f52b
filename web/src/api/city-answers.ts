import type * as z from 'zod/mini';
import type { YearNotice } from '../../../lib/calendar/notice.ts';
import type { ChecklistItem, checklistInput } from '../../../lib/project/checklist.ts';
import type { ChecklistEffect } from '../../../lib/project/checklist-change.ts';
import type { Deputy } from '../../../lib/project/deputies.ts';
import type { DirectoryAct } from '../../../lib/project/directory-acts.ts';
import type { MovedDuty } from '../../../lib/project/moved.ts';
import type { Person, Unit } from '../../../lib/project/people.ts';
import type { PlanItem } from '../../../lib/project/plans.ts';
import type { Signature, Stage } from '../../../lib/project/project.ts';
import type { Month } from '../../../lib/project/tally.ts';
import type { Interpretation } from '../../../lib/regulation/article-37-interpretations.ts';
import type { RulesActName } from '../../../lib/regulation/rule-sets/acts.ts';
import type { RuleSet } from '../../../lib/regulation/rule-sets/rule-set.ts';
import type { HistoryEvent } from './history-event.ts';

export interface Figures {
  projects: number;
  byStage: Partial<Record<Stage, number>>;
  estimateFen: number;
  /** The estimates' two shares. */
  cityFen: number;
  townFen: number;
  contractFen: number;
  paidFen: number;
  overdue: number;
  /** Duties that end within 30 days. */
  dueSoon: number;
  filings: number;
  lateFilings: number;
  dutiesMet: number;
  dutiesMetLate: number;
  /** Absent where nothing was met yet. */
  onTimeRate?: number;
}

export interface Statistics {
  today: string;
  total: Figures;
  upcoming: { day: string; count: number }[];
  trends: Month[];
  units: (Figures & { unitId: string; unitName: string })[];
}

export type QuarterStatus = 'reported' | 'zero' | 'late' | 'missing' | 'notYetDue';
export type QuarterTotals = Partial<Record<QuarterStatus, number>>;

export interface QuarterMatrix {
  quarter: string;
  today: string;
  totals: QuarterTotals;
  units: {
    unitId: string;
    unitName: string;
    totals: QuarterTotals;
    projects: {
      projectId: string;
      filingNumber: string;
      name: string;
      stage: Stage;
      status: QuarterStatus;
      dueOn: string;
      reportedOn?: string;
      zero?: true;
    }[];
  }[];
  cursor?: string;
}

/** One event of the city's history; what it says is missing where its project's history lost it. */
export type CityEventItem = {
  projectId: string;
  filingNumber: string;
  unitName: string;
  name: string;
  sequence: number;
  verified: boolean;
} & Partial<Exclude<HistoryEvent, { type: 'restricted' }>>;

export type Origin = 'shipped' | 'loaded';

export type MovedItem = {
  project: { projectId: string; filingNumber: string; name: string; unitName: string };
  obligation: Pick<MovedDuty, 'kind' | 'subject' | 'title' | 'article'>;
} & Pick<MovedDuty, 'from' | 'to' | 'opens' | 'why'>;

export type ChecklistEffectItem = {
  project: { projectId: string; filingNumber: string; name: string; unitName: string };
  stage: Stage;
} & ChecklistEffect;

/** What an administrator words of a mail. */
export interface MailText {
  subject: string;
  opening: string;
  closing: string;
}

/** One mail's wording in force. */
export interface MailTemplate {
  name: string;
  title: string;
  version: number;
  origin: 'shipped' | 'replaced';
  at?: string;
  by?: { name: string };
  text: MailText;
  shipped: MailText;
}

export interface MailTextItem {
  version: number;
  at: string;
  by: { name: string };
  /** Absent where the shipped wording was restored. */
  text?: MailText;
}

export interface MovedDay {
  day: string;
  from: { working: boolean; name: string };
  to: { working: boolean; name: string };
}

interface Moved {
  items: MovedItem[];
  truncated: boolean;
}

export interface RulesActItem {
  version: number;
  act: RulesActName;
  subject: string;
  by: Signature;
  before: unknown;
  after: unknown;
}

export interface DirectoryRecordItem {
  recordId: string;
  at: string;
  by: { userId: string; name: string };
  act: DirectoryAct;
  kind: 'person' | 'unit' | 'deputy';
  id: string;
  before?: object;
  after: object;
}

export interface ImportAnswer {
  dryRun: boolean;
  new?: number;
  imported: number;
  unchanged: number;
  /** Time ran out: the same sheet again goes on with these. */
  pending: number;
  failed: number;
  rows: {
    row: number;
    status: 'new' | 'imported' | 'unchanged' | 'failed' | 'pending';
    projectId?: string;
    filingNumber?: string;
    errors?: { column: string; cell: string; message: string }[];
  }[];
}

export interface ReminderItem {
  projectId: string;
  projectName: string;
  filingNumber: string;
  unitName: string;
  title: string;
  article: number;
  due: string;
  /** Which reminder of the duty it is, in words. */
  label: string;
  reason: string;
}

export interface SentReminder extends ReminderItem {
  reminderId: string;
  day: string;
  userId: string;
  userName: string;
  onBehalfOf?: string;
  status: 'pending' | 'sent' | 'silenced' | 'superseded' | 'failed';
  settledAt?: string;
}

export interface ComingReminder extends ReminderItem {
  subject: string;
  on: string;
  recipients: { userId: string; name: string; onBehalfOf?: string }[];
}

export interface UndeliveredMail {
  mailId: string;
  to: { userId: string; name: string };
  subject: string;
  status: string;
  reason?: string;
  at: string;
  rounds: number;
}

/** A document that is 校验中. */
export interface DocumentCheck {
  projectId: string;
  documentId: string;
  fileName: string;
  sizeBytes: number;
  uploadedAt: string;
  by: { userId: string; name: string };
  scan?: 'failed';
}

type ChecklistLines = z.output<ReturnType<typeof checklistInput>>['items'];

/** What the city's pages and the administration are answered. */
export interface CityAnswers {
  statistics: Statistics;
  quarterMatrix: QuarterMatrix;
  cityEvents: { verified: boolean; items: CityEventItem[]; cursor?: string };
  addUnit: Unit;
  renameUnit: Unit;
  mergeUnit: Unit;
  users: { items: Person[] };
  addUser: Person;
  editUser: Person;
  disableUser: { leaver: Person; successor?: Person };
  deputies: { items: Deputy[] };
  addDeputy: Deputy;
  endDeputy: Deputy;
  directoryRecords: { items: DirectoryRecordItem[]; cursor?: string };
  addPlan: PlanItem;
  editPlan: PlanItem;
  importProjects: ImportAnswer;
  ruleSets: { version: number; items: (RuleSet & { origin: Origin })[] };
  loadRuleSet: { version: number; ruleSet: RuleSet; moved: Moved };
  activateRuleSet: { version: number; ruleSet: RuleSet; moved: Moved };
  deactivateRuleSet: { version: number; ruleSet: RuleSet; moved: Moved };
  previewRuleSet: { items: MovedItem[]; cursor?: string };
  calendars: { version: number; publishedThrough: string; items: (YearNotice & { origin: Origin })[] };
  loadCalendar: { calendar: YearNotice; days: MovedDay[]; moved: Moved; cursor?: string };
  interpretations: { version: number; items: Interpretation[] };
  recordInterpretation: { version: number; interpretation: Interpretation };
  reminders: { items: SentReminder[]; upcoming: ComingReminder[]; cursor?: string };
  undeliveredMails: { items: UndeliveredMail[]; cursor?: string };
  resendMail: { mailId: string };
  documentChecks: { items: DocumentCheck[] };
  recheckDocuments: { documents: number };
  ruleChanges: { items: RulesActItem[]; cursor?: string };
  materials: { version: number; items: ChecklistItem[]; changed: ChecklistLines };
  setMaterials: { items: ChecklistItem[]; waiting?: ChecklistEffectItem[]; cursor?: string };
  mailTemplates: { items: MailTemplate[]; placeholders: string[] };
  mailTemplateHistory: { items: MailTextItem[] };
  previewMailTemplate: { subject: string; text: string; html: string };
  replaceMailTemplate: MailTemplate;
  restoreMailTemplate: MailTemplate;
}
