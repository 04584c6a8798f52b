import { S3Error } from './s3-error.ts';

export interface Range {
  start: number;
  /** Included. */
  end: number;
}

/**
 * `Range: bytes=…` (RFC 9110, 14.2). Undefined means the whole object: no header, another unit, or several ranges, which a
 * server may ignore.
 */
export function parseRange(text: string | undefined, sizeBytes: number): Range | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '')
    return satisfiable({ start: Math.max(0, sizeBytes - Number(last)), end: sizeBytes - 1 }, sizeBytes);
  // A range that ends before it starts is not a range, and is ignored like any other header that says nothing.
  if (last !== '' && Number(last) < Number(first)) return undefined;
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return satisfiable({ start: Number(first), end }, sizeBytes);
}

function satisfiable(range: Range, sizeBytes: number): Range {
  if (range.start <= range.end && range.start < sizeBytes) return range;
  throw new S3Error('InvalidRange', 'The requested range is not satisfiable', {
    'content-range': `bytes */${sizeBytes}`,
  });
}
