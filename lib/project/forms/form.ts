import type { MaterialName } from '../materials.ts';

/**
 * 打印表格 (RULES.md §7): the papers that are printed, signed and stamped, filled from the record. `subject` says of which
 * record a form is; a form without one is of the project.
 */
export interface Form {
  title: string;
  article: number;
  /** The material that it becomes once it is signed, stamped and scanned. */
  material: MaterialName;
  /** Collection of the record it is of, and what its identifier is called. */
  subject?: 'contracts' | 'adjustments' | 'changes' | 'quarterlyReports' | 'extensions' | 'selfEvaluations';
}

export const forms = {
  responsibilityPledge: { title: '项目建设主体责任书', article: 8, material: 'responsibilityPledge' },
  contractFiling: { title: '合同备案表', article: 16, material: 'filingForm', subject: 'contracts' },
  adjustmentFiling: {
    title: '项目调整备案表',
    article: 15,
    material: 'adjustmentForm',
    subject: 'adjustments',
  },
  changeApplication: { title: '项目变更申请表', article: 15, material: 'changeForm', subject: 'changes' },
  quarterlyReport: {
    title: '项目建设季度报告',
    article: 17,
    material: 'quarterlyAttachment',
    subject: 'quarterlyReports',
  },
  extensionApplication: {
    title: '延期验收申请表',
    article: 25,
    material: 'extensionForm',
    subject: 'extensions',
  },
  acceptanceApplication: { title: '竣工验收申请报告', article: 22, material: 'acceptanceApplication' },
  selfEvaluation: {
    title: '项目自评价报告',
    article: 27,
    material: 'selfEvaluationReport',
    subject: 'selfEvaluations',
  },
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof forms;
export const formNames = Object.keys(forms) as FormName[];

/** The form that a material is printed from, where there is one. */
export const formOfMaterial = (material: string): FormName | undefined =>
  formNames.find((form) => forms[form].material === material);

export const isFormName = (name: string): name is FormName => Object.hasOwn(forms, name);

/** One row of a list in a form, by the names of its columns. */
export type FormRow = Record<string, string>;

/**
 * A form as it is printed: every name of its template with its text. What is not known is a line to fill in by hand, and
 * what is long is room; no name is ever missing.
 */
export interface FilledForm {
  title: string;
  /** Without extension. */
  fileName: string;
  /** 草稿: what it is made from is not on record yet. */
  draft: boolean;
  values: Record<string, string>;
  lists: Record<string, FormRow[]>;
}
