/** How a file is cut for its upload; the page cuts it the same way, so it can state each part's SHA-256 beforehand. */

/** Up to here one PUT brings a file (API.md, "Documents"). */
export const SINGLE_PUT_BYTES = 64 * 1024 ** 2;

const MIN_PART_BYTES = 16 * 1024 ** 2;
/** S3's own limit is 10,000; fewer parts keep the answer that carries their URLs small. */
export const MAX_PARTS = 128;

export const isMultipart = (sizeBytes: number): boolean => sizeBytes > SINGLE_PUT_BYTES;

/** The parts of a file of this size: all of one size, the last one shorter. */
export function planParts(sizeBytes: number): { partSizeBytes: number; sizes: number[] } {
  const partSizeBytes = Math.max(MIN_PART_BYTES, Math.ceil(sizeBytes / MAX_PARTS));
  const count = Math.max(1, Math.ceil(sizeBytes / partSizeBytes));
  const sizes = Array.from({ length: count }, (_, i) =>
    Math.min(partSizeBytes, sizeBytes - i * partSizeBytes),
  );
  return { partSizeBytes, sizes };
}
