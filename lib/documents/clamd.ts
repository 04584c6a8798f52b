import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Scan, ScannerUnavailable, type Verdict } from './scan.ts';

/**
 * clamd's INSTREAM over TCP (clamd(8)): `zINSTREAM\0`, chunks each behind its length, a length of 0, and one line back. Of
 * the clients on npm one runs binaries and writes temporary files, the other was last published in 2019; this is all there is to it.
 */
const SILENCE_MS = 120_000;
/** clamd may think for minutes about a large archive after its last byte. */
const VERDICT_MS = 600_000;

/**
 * Throws `ScannerUnavailable` where no clamd answers: then the check comes again later, and nothing was let through meanwhile. Past `maxBytes`
 * clamd answers OK to what it did not look at (MaxFileSize) or hangs up (StreamMaxLength), so such a file is not scanned.
 */
export async function openClamdScan(host: string, port: number, maxBytes: number): Promise<Scan> {
  const socket = connect({ host, port });
  const answer = readLine(socket);
  // Read again by `end`; before that nobody waits for it.
  answer.catch(() => undefined);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('no answer')));
  await Promise.race([once(socket, 'connect'), answer]).catch(unavailable);
  socket.write('zINSTREAM\0');
  let answered = false;
  let sent = 0;
  void answer.then(
    () => (answered = true),
    () => (answered = true),
  );
  return {
    async write(chunk) {
      // It answers before the end where the file is larger than it takes; then the rest is not sent.
      sent += chunk.length;
      if (answered || sent > maxBytes) return;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answer]).catch(() => undefined);
    },
    async end() {
      if (sent > maxBytes) {
        socket.destroy();
        return { scan: 'notScanned' };
      }
      socket.setTimeout(VERDICT_MS);
      if (!answered) socket.write(Buffer.alloc(4));
      try {
        return verdictOf(await answer.catch(unavailable));
      } finally {
        socket.destroy();
      }
    },
    abort: () => socket.destroy(),
  };
}

function unavailable(cause: unknown): never {
  throw new ScannerUnavailable('clamd', { cause });
}

async function readLine(socket: Socket): Promise<string> {
  let line = '';
  for await (const chunk of socket) {
    line += String(chunk);
    if (line.includes('\0')) return line.slice(0, line.indexOf('\0'));
  }
  throw new Error('closed without a verdict');
}

/** `stream: OK`, `stream: <signature> FOUND`, or an error; a size limit means that it was not scanned. */
function verdictOf(line: string): Verdict {
  if (line === 'stream: OK') return { scan: 'clean' };
  const signature = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (signature !== undefined) {
    // What clamd says where an archive exceeds its limits, if so configured: not a finding.
    return signature.startsWith('Heuristics.Limits.Exceeded')
      ? { scan: 'notScanned' }
      : { infected: signature };
  }
  if (line.includes('size limit exceeded')) return { scan: 'notScanned' };
  throw new ScannerUnavailable(line);
}
