import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { handler as check } from '../../functions/documents/check.ts';
import { inspectStoredObject } from '../documents/stored-object.ts';
import { loadEvent } from '../store/history.ts';
import { loadProject } from '../store/projects.ts';

/** See `externalObjects` in delivery.ts. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const stored = await Promise.all(Records.map(asStored));
  return check({ Records: stored.filter((record) => record !== undefined) });
}

/** The record as S3 would have caused it; undefined where the object is not there. */
async function asStored(record: SQSRecord): Promise<SQSRecord | undefined> {
  const uploaded: { detail: { projectId: string; sequence: number } } = JSON.parse(record.body);
  const { projectId, sequence } = uploaded.detail;
  const event = await loadEvent(projectId, sequence);
  if (event?.type !== 'documentUploaded') return undefined;
  const { key } = (await loadProject(projectId))?.project.documents[event.data.documentId] ?? {};
  const found = key === undefined ? null : await inspectStoredObject(key);
  if (!found) return undefined;
  const object = { key, size: found.sizeBytes, 'version-id': found.versionId ?? undefined };
  const detail = { version: '0', bucket: { name: process.env.BUCKET_NAME }, object };
  const message = { ...uploaded, source: 'aws.s3', 'detail-type': 'Object Created', detail };
  return { ...record, body: JSON.stringify(message) };
}
