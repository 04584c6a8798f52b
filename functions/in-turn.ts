const last = new Map<string, Promise<unknown>>();

/**
 * One after the other on one project, within one process: who would only lose the race for the version waits instead. Other
 * processes still race, and the version still decides.
 */
export async function inTurn<T>(projectId: string, act: () => Promise<T>): Promise<T> {
  const before = last.get(projectId) ?? Promise.resolve();
  const mine = before.then(act);
  const settled = mine.catch(() => undefined);
  last.set(projectId, settled);
  try {
    return await mine;
  } finally {
    if (last.get(projectId) === settled) last.delete(projectId);
  }
}
