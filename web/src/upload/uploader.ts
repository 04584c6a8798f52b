import AwsS3, { type AwsBody } from '@uppy/aws-s3';
import Uppy, { type Meta, type UppyFile } from '@uppy/core';
import { isMultipart, planParts } from '../../../lib/project/upload-parts.ts';
import type { SignedUpload } from '../api/answers.ts';
import { StoreRefusal } from './store-refusal.ts';

/**
 * Uppy carries the bytes: parts in flight, pauses, trying again, progress. What it asks for (addresses, the parts that are
 * there) comes from our API, which alone starts and completes an upload. Loaded with the first file.
 */

/** Where the bytes go now, and which parts are there already. */
export interface Addresses {
  upload: SignedUpload;
  presentParts: readonly number[];
}

export interface Order {
  /** Names the upload in this page. */
  key: string;
  file: File;
  documentId: string;
  addresses: Addresses;
  /** Asks the API for fresh ones. */
  renew: () => Promise<Addresses>;
  onBytes: (bytes: number) => void;
}

export interface Sending {
  done: Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

type OurFile = UppyFile<Meta, AwsBody>;

interface Job extends Order {
  resolve: () => void;
  reject: (error: StoreRefusal) => void;
  /** Addresses are asked for again when they are this old: they live for a quarter of an hour at least. */
  since: number;
  renewing: Promise<Addresses> | undefined;
  /** Parts, or the whole as 0, that have been sent to the present address before: then it may have run out. */
  tried: Set<number>;
  failures: number;
}

const IN_FLIGHT = 4;
const FRESH_MS = 10 * 60_000;
const RETRY_MS = [1000, 3000, 5000, 10_000];
/** After Uppy's own: what passes by itself within some minutes is waited for, without anybody there. */
const AGAIN_MS = [5000, 15_000, 30_000, 60_000];

const jobs = new Map<string, Job>();

const uppy = new Uppy<Meta, AwsBody>({ allowMultipleUploadBatches: true }).use(AwsS3, {
  limit: IN_FLIGHT,
  retryDelays: RETRY_MS,
  shouldUseMultipart: ({ size }) => isMultipart(size ?? 0),
  getChunkSize: ({ size }) => planParts(size).partSizeBytes,
  getUploadParameters: async (file) => {
    const { upload } = await addressesFor(jobOf(file), 0);
    if (upload.method !== 'PUT') throw new StoreRefusal(400);
    return { method: 'PUT', url: upload.url, headers: upload.headers, fields: {} };
  },
  createMultipartUpload: (file) => idsOf(jobOf(file)),
  listParts: async (file) => {
    const job = jobOf(file);
    if (job.tried.size > 0) await renewed(job);
    return job.addresses.presentParts.map((PartNumber) => ({ PartNumber, ETag: '' }));
  },
  signPart: async (file, { partNumber }) => {
    const { upload } = await addressesFor(jobOf(file), partNumber);
    const part =
      upload.method === 'PUT' ? undefined : upload.parts.find(({ number }) => number === partNumber);
    if (!part) throw new StoreRefusal(404);
    return { method: 'PUT', url: part.url, headers: part.headers ?? {} };
  },
  // Ours: the API joins the parts once the page says so, and what nobody completes is swept after a week, not at once.
  completeMultipartUpload: () => ({}),
  abortMultipartUpload: () => undefined,
});

/** Starts one file; others are under way at the same time, and share the requests in flight. */
export function send(order: Order): Sending {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const { file, key } = order;
  const job: Job = {
    ...order,
    ...{
      resolve,
      reject,
      since: performance.now(),
      renewing: undefined,
      tried: new Set<number>(),
      failures: 0,
    },
  };
  // The path makes it another file for Uppy than the same one under another material.
  const id = uppy.addFile({ name: file.name, type: file.type, data: file, meta: { relativePath: key } });
  jobs.set(id, job);
  markBegun(id, job);
  void uppy.upload().catch(() => undefined);
  return {
    done: done.finally(() => {
      jobs.delete(id);
      if (uppy.getFile(id)) uppy.removeFile(id);
    }),
    pause: () => void (uppy.getFile(id)?.isPaused || uppy.pauseResume(id)),
    resume: () => void (uppy.getFile(id)?.isPaused && uppy.pauseResume(id)),
    cancel: () => reject(new StoreRefusal(0)),
  };
}

uppy.on('upload-progress', (file, { bytesUploaded }) => {
  if (file) jobs.get(file.id)?.onBytes(Number(bytesUploaded));
});
uppy.on('upload-success', (file) => {
  if (file) jobs.get(file.id)?.resolve();
});
uppy.on('upload-error', (file, error) => {
  const job = file && jobs.get(file.id);
  if (job) void again(file.id, job, statusOf(error));
});

/** What may pass by itself is tried again, from the parts that are there; anything else is told. */
async function again(id: string, job: Job, status: number) {
  const wait = AGAIN_MS[job.failures++];
  const passing = status === 0 || status === 403 || status === 429 || status >= 500;
  if (wait === undefined || !passing || (status === 403 && job.failures > 2))
    return job.reject(new StoreRefusal(status));
  await Promise.all([new Promise((resolve) => setTimeout(resolve, wait)), online()]);
  if (!jobs.has(id) || !uppy.getFile(id)) return;
  markBegun(id, job);
  await uppy.retryUpload(id).catch(() => undefined);
}

/** Told that the upload has begun, Uppy asks which parts are there before it sends any. */
function markBegun(id: string, job: Job) {
  if (isMultipart(job.file.size)) uppy.setFileState(id, { s3Multipart: idsOf(job) } as Partial<OurFile>);
}

const idsOf = ({ documentId }: Job) => ({ uploadId: documentId, key: documentId });

/** A second try, or a late one, is made at a fresh address. */
async function addressesFor(job: Job, part: number): Promise<Addresses> {
  if (job.tried.has(part) || performance.now() - job.since > FRESH_MS) await renewed(job);
  job.tried.add(part);
  return job.addresses;
}

/** Once for all parts that ask at the same time. */
async function renewed(job: Job): Promise<void> {
  job.renewing ??= job.renew().finally(() => {
    job.renewing = undefined;
  });
  job.addresses = await job.renewing;
  job.since = performance.now();
  job.tried.clear();
}

function jobOf({ id }: { id: string }): Job {
  const job = jobs.get(id);
  if (!job) throw new StoreRefusal(0);
  return job;
}

function statusOf(error: unknown): number {
  if (error instanceof StoreRefusal) return error.status;
  return Number((error as { source?: { status?: number } }).source?.status ?? 0);
}

/** While the machine has no network there is no use in trying. */
const online = () =>
  navigator.onLine
    ? undefined
    : new Promise((resolve) => addEventListener('online', resolve, { once: true }));
