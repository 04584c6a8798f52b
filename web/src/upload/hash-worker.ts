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

/** What is read at a time where a file is sent whole. */
const PIECE_BYTES = 8 * 1024 ** 2;

/**
 * SHA-256 of a file and of its parts, a piece at a time: 2 GiB take the memory of a part, and the page stays free. The browser's own
 * digest cannot be fed piece by piece, so the whole is hashed in plain JavaScript (the content security policy allows no WebAssembly).
 */
async function hash({ file, partBytes }: HashOrder) {
  const whole = sha256.create();
  const parts: string[] = [];
  const pieceBytes = partBytes ?? PIECE_BYTES;
  for (let at = 0; at < file.size; at += pieceBytes) {
    const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
    const part = partBytes === undefined ? undefined : digestOf(piece);
    whole.update(piece);
    if (part) parts.push(await part);
    tell({ bytes: at + piece.length });
  }
  const digest = bytesToHex(whole.digest());
  tell({
    digests: partBytes === undefined ? { sha256: digest } : { sha256: digest, partSha256: parts },
  });
}

/** By the browser, on another core, where the page was loaded over https or from this machine; else by ourselves. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  return bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes));
}

addEventListener('message', ({ data }: MessageEvent<HashOrder>) => {
  hash(data).catch((error: unknown) => tell({ error: String(error) }));
});
