import { expect, test } from 'vitest';
import { decodeAwsChunked } from './aws-chunked.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size), 'latin1');
}

async function decode(text: string, size = text.length) {
  const trailers = new Map<string, string>();
  const chunks = await Array.fromAsync(decodeAwsChunked(inPieces(text, size), trailers));
  return { bytes: Buffer.concat(chunks).toString(), trailers: Object.fromEntries(trailers) };
}

const body = '5\r\nhello\r\nA\r\n, \r\nworld!\r\n0\r\nx-amz-checksum-CRC32: AAAA\r\n';

test.for([1, 2, 3, 7, 1000])('a body in pieces of %i bytes', async (size) => {
  const expected = { bytes: 'hello, \r\nworld!', trailers: { 'x-amz-checksum-crc32': 'AAAA' } };
  expect(await decode(`${body}\r\n`, size)).toEqual(expected);
  // Some senders leave out the last empty line.
  expect(await decode(body, size)).toEqual(expected);
});

test.for([
  ['a size that is none', 'five\r\nhello\r\n0\r\n\r\n'],
  ['a negative size', '-1\r\n\r\n0\r\n\r\n'],
  ['a signed chunk', '5;chunk-signature=ab\r\nhello\r\n0\r\n\r\n'],
  ['a chunk longer than its size', '4\r\nhello\r\n0\r\n\r\n'],
  ['a chunk cut short', '9\r\nhello'],
  ['an end without its last chunk', '5\r\nhello\r\n'],
  ['bytes after the end', '5\r\nhello\r\n0\r\n\r\nmore'],
  ['a line without end', 'a'.repeat(100_000)],
] as const)('%s is refused', async ([, text]) => {
  await expect(decode(text, 4096)).rejects.toMatchObject({ code: 'IncompleteBody' });
});
