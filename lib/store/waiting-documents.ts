import { addDays, shanghaiDay } from '../calendar/days.ts';
import type { ProjectDocument } from '../project/project.ts';
import { shardUpTo } from './due-index.ts';
import { projectKey } from './keys.ts';

/** Documents whose bytes have not come yet, and those that nobody has decided on. */
const PENDING = 'UPLOADS';
const CHECKING = 'CHECKS';
/** As long as the store keeps the parts of an upload that nobody completes. */
const DAYS = 7;

/** Puts a document that waits for its bytes, or for its check, into the due index; any later state takes it out again. */
export function sweptOn(document: unknown): { dueShard?: string; remindOn?: string } {
  const { status, scan, uploaded } = document as ProjectDocument;
  if (status === 'checking' || (status === 'pending' && scan === 'failed'))
    return { dueShard: CHECKING, remindOn: uploaded.at };
  if (status !== 'pending') return {};
  return { dueShard: PENDING, remindOn: addDays(shanghaiDay(uploaded.at), DAYS) };
}

export interface WaitingDocument {
  projectId: string;
  document: ProjectDocument;
}

/** Registrations whose bytes have not come in a week. */
export const staleUploads = (today: string) => waitingUpTo(PENDING, today);

/** Documents registered up to an instant that are there and not decided on: on their way, or left when the scanner was away. */
export const undecidedDocuments = (instant: string) => waitingUpTo(CHECKING, instant);

async function* waitingUpTo(shard: string, upTo: string): AsyncGenerator<WaitingDocument[]> {
  for await (const page of shardUpTo<{ pk: string; value: ProjectDocument }>(shard, upTo))
    yield page.map(({ pk, value }) => ({ projectId: pk.slice(projectKey('').length), document: value }));
}
