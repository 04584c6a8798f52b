import type { HashMessage } from './hash-worker.ts';

/** SHA-256 of a file in a worker of its own; `onBytes` says how far it is. */
export function sha256Of(file: File, onBytes: (bytes: number) => void): Promise<string> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  worker.addEventListener('message', ({ data }: MessageEvent<HashMessage>) => {
    if ('bytes' in data) onBytes(data.bytes);
    else if ('sha256' in data) resolve(data.sha256);
    else reject(new Error(data.error));
  });
  worker.addEventListener('error', () => reject(new Error('worker')));
  worker.postMessage(file);
  return promise.finally(() => worker.terminate());
}
