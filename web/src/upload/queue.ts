import { asProblem, problemText, problemTitle } from '../api/problem.ts';
import { StoreRefusal } from './put.ts';
import { fileProblem, type Phase, transfer } from './transfer.ts';

export interface Upload {
  id: string;
  projectId: string;
  material: string;
  file: File;
  phase: Phase | 'waiting' | 'failed';
  bytes: number;
  message?: string;
}

/** Files sent at the same time; the others wait their turn. */
const LIMIT = 3;

let uploads: readonly Upload[] = [];
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
  add(projectId: string, material: string, files: readonly File[]) {
    const added = files.map((file): Upload => {
      const message = fileProblem(file);
      const id = crypto.randomUUID();
      const base = { id, projectId, material, file, bytes: 0 };
      return message ? { ...base, phase: 'failed', message } : { ...base, phase: 'waiting' };
    });
    set([...uploads, ...added]);
    next();
  },
  retry(id: string) {
    change(id, { phase: 'waiting', bytes: 0 });
    next();
  },
  dismiss(id: string) {
    set(uploads.filter((upload) => upload.id !== id));
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
  for (const upload of uploads.filter(({ phase }) => phase === 'waiting').slice(0, free)) void run(upload);
}

async function run({ id, projectId, material, file }: Upload) {
  change(id, { phase: 'hashing', bytes: 0 });
  try {
    const onProgress = (phase: Phase, bytes: number) => change(id, { phase, bytes });
    await transfer({ projectId, material, file, key: id, onProgress });
    uploadQueue.dismiss(id);
    onDone(projectId);
  } catch (error) {
    change(id, { phase: 'failed', message: messageOf(error) });
  }
  next();
}

function messageOf(error: unknown): string {
  if (error instanceof StoreRefusal) {
    return error.status === 0 ? '网络中断,没有传完。请重试。' : `存储服务没有接受这个文件(${error.status})。`;
  }
  const problem = asProblem(error);
  const reasons = [...problem.breaches, ...problem.errors].map(({ message }) => message).join(';');
  return `${problemTitle(problem)}:${reasons || problemText(problem)}`;
}

/** Closing the tab would lose what is under way. */
addEventListener('beforeunload', (event) => {
  if (uploads.some((upload) => upload.phase !== 'failed')) event.preventDefault();
});
