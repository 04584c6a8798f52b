/** Keys of the table; `table.ts` tells what lies under them. */
export const projectKey = (projectId: string) => `P#${projectId}`;
export const META = 'META';
export const eventKey = (sequence: number) => `EV#${String(sequence).padStart(8, '0')}`;
export const obligationKey = (kind: string, subject: string) => `OB#${kind}#${subject}`;
export const rowKey = (collection: string, id: string) => `SUB#${collection}#${id}`;
export const quarterDraftKey = (quarter: string) => `QD#${quarter}`;
export const idempotencyKey = (userId: string) => `IDEM#${userId}`;

/** Enough that one shard never gets hot; few enough that a run asks all of them at once. */
const SHARDS = 8;
/** What lies in the due index: duties by the schedule that looks after them, reminders and mails that wait to be sent. */
export type DueList = 'DUE' | 'QUARTER' | 'WINDOW' | 'REMINDER' | 'MAIL';
/** Mails that wait are few, and asked for every three hours. */
const shardsOf = (list: DueList): number => (list === 'MAIL' ? 1 : SHARDS);
export const dueShards = (list: DueList) =>
  Array.from({ length: shardsOf(list) }, (_, shard) => `${list}#${shard}`);

/** The shard of what is called by an identifier, from its last character. */
export const dueShardOf = (list: DueList, id: string) =>
  `${list}#${id.charCodeAt(id.length - 1) % shardsOf(list)}`;
