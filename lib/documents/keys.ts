const PATTERN = /^projects\/([A-Za-z0-9-]{1,64})\/documents\/([A-Za-z0-9-]{1,64})$/;

/** The project and document an object key belongs to; undefined for a key that is not one of ours. */
export function documentOfKey(key: string): { projectId: string; documentId: string } | undefined {
  const [, projectId, documentId] = PATTERN.exec(key) ?? [];
  return projectId && documentId ? { projectId, documentId } : undefined;
}
