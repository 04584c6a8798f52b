import type { Project } from '../project.ts';
import { type Reducers, update, without } from './reducer.ts';

type Documents = Project['documents'];

/** Without what was needed only while the bytes were on their way, and while it was not decided on. */
function ended(documents: Documents, documentId: string): Documents {
  const document = documents[documentId];
  return document ? { ...documents, [documentId]: without(document, 'upload', 'scan') } : documents;
}

export const documentReducers: Reducers<
  | 'documentRegistered'
  | 'documentUploaded'
  | 'documentScanFailed'
  | 'documentAccepted'
  | 'documentLinked'
  | 'documentRefused'
  | 'uploadExpired'
  | 'documentDownloaded'
  | 'archiveRequested'
  | 'archiveDownloaded'
  | 'acceptancePackageRequested'
  | 'acceptancePackageDownloaded'
> = {
  documentRegistered: ({ documents }, data, by) => ({
    documents: { ...documents, [data.documentId]: { ...data, status: 'pending', uploaded: by } },
  }),
  documentUploaded: ({ documents }, { documentId }) => ({
    documents: update(documents, documentId, { status: 'checking' }),
  }),
  documentScanFailed: ({ documents }, { documentId }) => ({
    documents: update(documents, documentId, { scan: 'failed' }),
  }),
  documentAccepted: ({ documents }, { documentId, scan, versionId }, by) => ({
    documents: update(ended(documents, documentId), documentId, {
      ...{ status: 'available', scan, checkedAt: by.at },
      ...(versionId === undefined ? {} : { versionId }),
    }),
  }),
  documentLinked: ({ documents }, { documentId, sameAs }, by) => {
    const { key, versionId, scan = 'notScanned' } = documents[sameAs] ?? {};
    if (!key) return {};
    return {
      documents: update(ended(documents, documentId), documentId, {
        ...{ status: 'available', scan, key, sameAs, checkedAt: by.at },
        ...(versionId === undefined ? {} : { versionId }),
      }),
    };
  },
  documentRefused: ({ documents }, { documentId, refusal }, by) => ({
    documents: update(ended(documents, documentId), documentId, {
      ...{ status: 'refused', refusal, checkedAt: by.at },
    }),
  }),
  uploadExpired: ({ documents }, { documentId }) => ({ documents: without(documents, documentId) }),
  // A download changes nothing of the project: it is on record, which is its purpose.
  documentDownloaded: () => ({}),
  archiveRequested: () => ({}),
  archiveDownloaded: () => ({}),
  acceptancePackageRequested: () => ({}),
  acceptancePackageDownloaded: () => ({}),
};
