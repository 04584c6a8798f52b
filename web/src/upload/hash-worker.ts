import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The message to the page: bytes read so far, or the digest. */
export type HashMessage = { bytes: number } | { sha256: string } | { error: string };

const tell = (message: HashMessage) => postMessage(message);

/** SHA-256 of a file as it streams by: 2 GiB take no memory, and the page stays free. Plain JavaScript, since the content security policy allows no WebAssembly. */
async function hash(file: Blob) {
  const state = sha256.create();
  let bytes = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    state.update(value);
    bytes += value.length;
    tell({ bytes });
  }
  tell({ sha256: bytesToHex(state.digest()) });
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  hash(data).catch((error: unknown) => tell({ error: String(error) }));
});
