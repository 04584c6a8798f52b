import { type FormName, forms } from '../project/forms/form.ts';
import { addVersion, currentVersion, type Version, versionsOf } from './versions.ts';

/** What an administrator put in place of a form's shipped template, or that the shipped one is back. */
export interface TemplateVersion extends Version {
  form: FormName;
  by: Version['by'] & { unitId: string };
  /** Of the Word file; absent where the shipped template was restored. */
  sha256?: string;
}

/** A form's template as lists show it: of which form, where it comes from, who put it there. */
export const templateSummary = (form: FormName, current: TemplateVersion | undefined) => ({
  name: form,
  title: forms[form].title,
  article: forms[form].article,
  version: current?.version ?? 0,
  origin: current?.sha256 ? 'replaced' : 'shipped',
  ...(current ? { at: current.at, by: current.by } : {}),
});

const partitionOf = (form: FormName) => `FORM#${form}`;

/** The version in force with its Word file; undefined while nothing was ever replaced. */
export const currentTemplate = (form: FormName) => currentVersion<TemplateVersion>(partitionOf(form));

/** Who replaced it and when, newest first; without the files. */
export const templateHistory = (form: FormName) => versionsOf<TemplateVersion>(partitionOf(form));

/** Adds a version; a conflict where somebody else added it first. */
export const addTemplate = (row: TemplateVersion, docx: Uint8Array | undefined) =>
  addVersion(partitionOf(row.form), { row, ...(docx ? { file: docx } : {}) });
