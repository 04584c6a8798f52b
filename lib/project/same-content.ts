import type { Project, ProjectDocument } from './project.ts';

const extension = (fileName: string) => fileName.slice(fileName.lastIndexOf('.')).toLowerCase();

/**
 * The document of the same project that already holds the very bytes another one stands for, so that they are kept once.
 * Only one that the uploader sees (a participating unit sees its own), of the same type: what was checked as a zip has not
 * been checked as a docx. Never of another project: that such a file exists there is nobody's business here.
 */
export function sameContent(project: Project, document: ProjectDocument): ProjectDocument | undefined {
  const { documentId, sha256, sizeBytes, uploaded } = document;
  return Object.values(project.documents).find(
    (other) =>
      other.documentId !== documentId &&
      other.status === 'available' &&
      other.sha256 === sha256 &&
      other.sizeBytes === sizeBytes &&
      other.contentType === document.contentType &&
      extension(other.fileName) === extension(document.fileName) &&
      (uploaded.role !== 'participant' || other.uploaded.unitId === uploaded.unitId),
  );
}
