import { type Reducers, update } from './reducer.ts';

export const documentReducers: Reducers<
  'documentRegistered' | 'documentUploaded' | 'documentAccepted' | 'documentRefused' | 'documentDownloaded'
> = {
  documentRegistered: ({ documents }, data, by) => ({
    documents: { ...documents, [data.documentId]: { ...data, status: 'pending', uploaded: by } },
  }),
  documentUploaded: ({ documents }, { documentId }) => ({
    documents: update(documents, documentId, { status: 'checking' }),
  }),
  documentAccepted: ({ documents }, { documentId, scan }, by) => ({
    documents: update(documents, documentId, { status: 'available', scan, checkedAt: by.at }),
  }),
  documentRefused: ({ documents }, { documentId, refusal }, by) => ({
    documents: update(documents, documentId, { status: 'refused', refusal, checkedAt: by.at }),
  }),
  // A download changes nothing of the project: it is on record, which is its purpose.
  documentDownloaded: () => ({}),
};
