import type { SignedUpload } from '../api/answers.ts';
import { put } from './put.ts';

/** Sends a file to its signed address or addresses, straight to the store. */
export async function send(file: File, upload: SignedUpload, onBytes: (bytes: number) => void) {
  if (upload.method === 'PUT') return put({ ...upload, body: file, onBytes });
  const { partSizeBytes, parts } = upload;
  const sent = new Map<number, number>();
  for (const { number, url, headers = {} } of parts) {
    const start = (number - 1) * partSizeBytes;
    const body = file.slice(start, start + partSizeBytes);
    await put({
      url,
      headers,
      body,
      onBytes: (bytes) => {
        sent.set(number, bytes);
        onBytes([...sent.values()].reduce((all, part) => all + part, 0));
      },
    });
  }
}
