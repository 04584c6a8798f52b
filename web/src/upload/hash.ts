import { isMultipart, planParts } from '../../../lib/project/upload-parts.ts';
import type { Digests, HashMessage, HashOrder } from './hash-worker.ts';

/** The SHA-256 of a file, and of its parts, in a worker of its own; `onBytes` says how far it is. */
export function digestsOf(
  file: File,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Digests> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<Digests>();
  worker.addEventListener('message', ({ data }: MessageEvent<HashMessage>) => {
    if ('bytes' in data) onBytes(data.bytes);
    else if ('digests' in data) resolve(data.digests);
    else reject(new Error(data.error));
  });
  worker.addEventListener('error', () => reject(new Error('worker')));
  signal.addEventListener('abort', () => reject(signal.reason));
  const partBytes = isMultipart(file.size) ? planParts(file.size).partSizeBytes : undefined;
  worker.postMessage({ file, partBytes } satisfies HashOrder);
  return promise.finally(() => worker.terminate());
}
