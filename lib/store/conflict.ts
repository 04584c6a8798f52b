/** Somebody else's act came first, or a key was used twice: load again and decide again. */
export class CommitConflict extends Error {
  constructor() {
    super('what was loaded changed before the commit');
  }
}

/** A cancelled transaction as a conflict, when one of its conditions failed or it met another one; undefined otherwise. */
export function conflictOf(error: unknown): CommitConflict | undefined {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  const lost = reasons.some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
  return lost ? new CommitConflict() : undefined;
}

/** One record would be more than the store takes: 400 kB an item, 4 MB a transaction. */
export class RecordTooLarge extends Error {}

/** The store's word for it, of the request or of one of its items; undefined for any other error. */
export function tooLargeOf(error: unknown): RecordTooLarge | undefined {
  if (!(error instanceof Error)) return undefined;
  const reasons =
    (error as { CancellationReasons?: { Code?: string; Message?: string }[] }).CancellationReasons ?? [];
  const messages = [
    ...(error.name === 'ValidationException' ? [error.message] : []),
    ...reasons.flatMap(({ Code, Message }) => (Code === 'ValidationError' ? [Message ?? ''] : [])),
  ];
  return messages.some((message) => /size/i.test(message)) ? new RecordTooLarge() : undefined;
}
