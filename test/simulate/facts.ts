import type { Day } from './days.ts';

/** What happened to one project, as the people who did it would tell it: the model's whole knowledge of it. */
export interface Facts {
  name: string;
  unitId: string;
  approvedOn?: Day;
  acceptedOn?: Day;
  terminatedOn?: Day;
  closedOn?: Day;
  contracts: Contract[];
  /** All contracts were complete, and the project was not suspended. */
  completedOn?: Day;
  reports: Record<string, Day>;
  extensions: { appliedOn: Day; decidedOn?: Day; to?: Day }[];
  appliedOn?: Day;
  inUseOn?: Day;
  evaluatedOn?: Day;
  orders: Order[];
  questions: Order[];
  mlps?: { level: 2 | 3; testedOn: Day };
  cryptographyAssessedOn?: Day;
}

export interface Contract {
  name: string;
  signedOn: Day;
  filedOn?: Day;
  completedOn?: Day;
}

/** 整改、资料调取: a day somebody set, and when it was answered. */
export interface Order {
  about: string;
  orderedOn: Day;
  dueOn: Day;
  answeredOn?: Day;
}

export const noFacts = (name: string, unitId: string): Facts => ({
  name,
  unitId,
  contracts: [],
  reports: {},
  extensions: [],
  orders: [],
  questions: [],
});

export interface SimPerson {
  id: string;
  name: string;
  role: string;
  unitId: string;
  email: string;
  /** Kinds of duty that the person switched reminders off for. */
  off: string[];
}

/** 代办, as it was arranged: first and last day, both included; ended early, the day before is the last that counts. */
export interface StandIn {
  principal: string;
  deputy: string;
  from: Day;
  to: Day;
}
