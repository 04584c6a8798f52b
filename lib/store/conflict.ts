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
