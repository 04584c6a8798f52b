import type { IncomingMessage } from 'node:http';

/** A body that is too long or too slow: what to answer. */
export class BodyRefused extends Error {
  readonly status: 408 | 413;
  constructor(status: 408 | 413) {
    super(status === 413 ? 'Body too large' : 'Body too slow');
    this.status = status;
  }
}

export const BODY_DEADLINE_MS = 30_000;

/** The whole body, or a refusal as soon as it is known to be too long: nothing more of it is kept. */
export function readBody(
  req: IncomingMessage,
  limit: number,
  deadlineMs = BODY_DEADLINE_MS,
): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit) return Promise.reject(new BodyRefused(413));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => finish(new BodyRefused(408)), deadlineMs);
    const finish = (error?: Error) => {
      clearTimeout(timer);
      req.removeAllListeners('data');
      if (error) reject(error);
      else resolve(Buffer.concat(chunks));
    };
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) finish(new BodyRefused(413));
      else chunks.push(chunk);
    });
    req.once('end', () => finish());
    req.once('error', finish);
    req.once('close', () => finish(new Error('The client went away')));
  });
}
