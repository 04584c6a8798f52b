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
export const dueShards = Array.from({ length: SHARDS }, (_, shard) => `DUE#${shard}`);

/** The shard of a project, from the last character of its identifier. */
export const dueShardOf = (projectId: string) => `DUE#${projectId.charCodeAt(projectId.length - 1) % SHARDS}`;
