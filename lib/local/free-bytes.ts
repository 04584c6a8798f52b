import { statfs } from 'node:fs/promises';

/** Bytes that the host may still write where its data lie. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
