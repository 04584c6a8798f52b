import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** To the worker: the file, and how long its parts are where it is sent in parts. */
export interface HashOrder {
  file: Blob;
  partBytes: number | undefined;
}

export interface Digests {
  sha256: string;
  /** Of each part, where the file is sent in parts. */
  partSha256?: string[];
}

/** The message to the page: bytes read so far, or the digests. */
export type HashMessage = { bytes: number } | { digests: Digests } | { error: string };

const tell = (message: HashMessage) => postMessage(message);

/** SHA-256 of a file and of its parts as it streams by: 2 GiB take no memory, and the page stays free. Plain JavaScript, since the content security policy allows no WebAssembly. */
async function hash({ file, partBytes = Number.POSITIVE_INFINITY }: HashOrder) {
  const whole = sha256.create();
  const parts: string[] = [];
  let part = sha256.create();
  let inPart = 0;
  let bytes = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    whole.update(value);
    if (Number.isFinite(partBytes))
      for (let rest = value; rest.length > 0; ) {
        const taken = rest.subarray(0, partBytes - inPart);
        part.update(taken);
        inPart += taken.length;
        rest = rest.subarray(taken.length);
        if (inPart < partBytes) continue;
        parts.push(bytesToHex(part.digest()));
        part = sha256.create();
        inPart = 0;
      }
    bytes += value.length;
    tell({ bytes });
  }
  if (inPart > 0) parts.push(bytesToHex(part.digest()));
  const digest = bytesToHex(whole.digest());
  tell({ digests: Number.isFinite(partBytes) ? { sha256: digest, partSha256: parts } : { sha256: digest } });
}

addEventListener('message', ({ data }: MessageEvent<HashOrder>) => {
  hash(data).catch((error: unknown) => tell({ error: String(error) }));
});
