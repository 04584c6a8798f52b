import type { Calendar } from '../../calendar/calendar.ts';
import type { Day } from '../../calendar/days.ts';
import type { ChecklistLine } from '../checklist.ts';

/** R12. `staged`: money after acceptance waits for it, other construction money stops only while overdue. */
export type FundGateMode = 'staged' | 'strict';

/** Every number a bureau may change without a deploy. Each says which article or reading it comes from. */
export interface RuleParameters {
  /** Art. 16: working days from signing to filing. */
  contractFilingWorkingDays: number;
  /** Art. 15: share of the approved estimate, the number itself still allowed. */
  adjustmentLimitPercent: number;
  /** Art. 17: calendar days after quarter end; 0 is "每季度末". */
  quarterlyReportDaysAfterQuarterEnd: number;
  /** Art. 22: months from completion to the acceptance application. */
  acceptanceMonths: number;
  /** Art. 27: months from the base at which the window opens and closes. */
  evaluationFromMonths: number;
  evaluationToMonths: number;
  /** Art. 25, R12. */
  fundGate: FundGateMode;
  /** Art. 19 gives no number: from here the software suggests a major-event report. */
  majorEventDelayDays: number;
  majorEventLossPercent: number;
  /** Art. 30: months between re-tests, by 等级保护 level. */
  mlpsRetestMonths: { level2: number; level3: number };
  /** Art. 31 gives no number: months from one 密评 to the next. */
  cryptographyAssessmentMonths: number;
}

export interface BasisDocument {
  name: string;
  /** 文号 */
  documentNumber: string;
}

/** A regulation's numbers and validity as data: it is stored, loaded and previewed as JSON. */
export interface RuleSet {
  id: string;
  name: string;
  /** 文号 */
  documentNumber: string;
  basis: BasisDocument[];
  /** Art. 38, both ends inclusive. */
  validFrom: Day;
  validThrough: Day;
  /** An inactive set is kept for comparison and governs nothing. */
  active: boolean;
  parameters: RuleParameters;
}

/** All a rule needs to know besides its facts. */
export interface Rules {
  ruleSets: readonly RuleSet[];
  calendar: Calendar;
  /** What an administrator changed of the materials checklist. */
  checklist?: readonly ChecklistLine[];
}
