import type { MailTemplateName, MailText } from '../mail/templates.ts';
import { addVersion, currentVersion, type Version, versionsOf } from './versions.ts';

/** What an administrator put in place of a mail's shipped wording, or that the shipped one is back. */
export interface MailTextVersion extends Version {
  name: MailTemplateName;
  /** Absent where the shipped wording was restored. */
  text?: MailText;
}

const partitionOf = (name: MailTemplateName) => `MAILTEXT#${name}`;

/** Versions of a mail's wording, newest first. */
export const mailTextVersions = (name: MailTemplateName) => versionsOf<MailTextVersion>(partitionOf(name));

/** The version in force; undefined while nothing was ever replaced. */
export const currentMailText = async (name: MailTemplateName) =>
  (await currentVersion<MailTextVersion>(partitionOf(name)))?.row;

/** Adds a version; a conflict where somebody else added it first. */
export const addMailText = (row: MailTextVersion) => addVersion(partitionOf(row.name), { row });
