import type { ProjectView } from '../../../lib/project/view.ts';
import { asProblem, problemText, problemTitle } from '../api/problem.ts';
import { StoreRefusal } from './store-refusal.ts';
import { fileProblem, type Phase, transfer } from './transfer.ts';
import type { Sending } from './uploader.ts';

export interface Upload {
  id: string;
  projectId: string;
  material: string;
  file: File;
  phase: Phase | 'waiting' | 'paused' | 'failed';
  bytes: number;
  message?: string;
}

/** Files at work at the same time: one is hashed while others are sent. The others wait their turn. */
const LIMIT = 3;

interface Held {
  known: ProjectView['documents'];
  stop?: AbortController;
  sending?: Sending;
}

let uploads: readonly Upload[] = [];
/** What pages need not see, by upload. */
const held = new Map<string, Held>();
const listeners = new Set<() => void>();
let onDone: (projectId: string) => void = () => {};

/** The queue belongs to the tab, not to a page: going to look something up does not stop an upload. */
export const uploadQueue = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  all: () => uploads,
  whenDone(listener: typeof onDone) {
    onDone = listener;
  },
  add(
    { projectId, documents }: Pick<ProjectView, 'projectId' | 'documents'>,
    material: string,
    files: readonly File[],
  ) {
    const added = files.map((file): Upload => {
      const message = fileProblem(file);
      const id = crypto.randomUUID();
      held.set(id, { known: documents });
      const base = { id, projectId, material, file, bytes: 0 };
      return message ? { ...base, phase: 'failed', message } : { ...base, phase: 'waiting' };
    });
    set([...uploads, ...added]);
    next();
  },
  /** Holds the bytes of one file back, until it is resumed; what is there stays there. */
  pause(id: string) {
    held.get(id)?.sending?.pause();
    change(id, { phase: 'paused' });
  },
  resume(id: string) {
    held.get(id)?.sending?.resume();
    change(id, { phase: 'sending' });
  },
  retry(id: string) {
    change(id, { phase: 'waiting', bytes: 0 });
    next();
  },
  dismiss(id: string) {
    held.get(id)?.stop?.abort();
    held.delete(id);
    set(uploads.filter((upload) => upload.id !== id));
    next();
  },
};

function set(value: readonly Upload[]) {
  uploads = value;
  for (const listener of listeners) listener();
}

const change = (id: string, patch: Partial<Upload>) =>
  set(uploads.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload)));

const isRunning = ({ phase }: Upload) => phase !== 'waiting' && phase !== 'failed';

function next() {
  const free = LIMIT - uploads.filter(isRunning).length;
  for (const upload of uploads.filter(({ phase }) => phase === 'waiting').slice(0, Math.max(0, free)))
    void run(upload);
}

async function run({ id, projectId, material, file }: Upload) {
  const stop = new AbortController();
  const own: Held = { known: [], ...held.get(id), stop };
  held.set(id, own);
  change(id, { phase: 'hashing', bytes: 0 });
  try {
    await transfer({
      ...{ projectId, material, file, key: id, known: own.known, signal: stop.signal },
      onProgress: (phase, bytes) => {
        // A last word on bytes that were on their way when it was paused.
        const paused = phase === 'sending' && uploads.find((upload) => upload.id === id)?.phase === 'paused';
        change(id, { phase: paused ? 'paused' : phase, bytes });
      },
      onSending: (sending) => {
        own.sending = sending;
      },
    });
    uploadQueue.dismiss(id);
    onDone(projectId);
  } catch (error) {
    if (!stop.signal.aborted) change(id, { phase: 'failed', message: messageOf(error) });
    // A registration is there to be gone on with.
    onDone(projectId);
  }
  next();
}

function messageOf(error: unknown): string {
  if (error instanceof StoreRefusal) {
    return error.status === 0
      ? '网络中断,没有传完。已传的部分会保留,请重试。'
      : `存储服务没有接受这个文件(${error.status})。`;
  }
  const problem = asProblem(error);
  const reasons = [...problem.breaches, ...problem.errors].map(({ message }) => message).join(';');
  return `${problemTitle(problem)}:${reasons || problem.detail || problemText(problem)}`;
}

/** Closing the tab would lose what is under way. */
addEventListener('beforeunload', (event) => {
  if (uploads.some((upload) => upload.phase !== 'failed')) event.preventDefault();
});
