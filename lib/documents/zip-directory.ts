/** The names and declared sizes in a zip, read from its ends only: the check must not fetch 2 GiB to learn what is inside. */
export interface ZipEntry {
  name: string;
  /** Uncompressed, as declared; 4 GiB − 1 stands for "that or more" (zip64). */
  sizeBytes: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = Buffer.from('PK\x03\x04', 'latin1');
const LOCAL_HEADER_BYTES = 30;
const DIRECTORY_HEADER_BYTES = 46;
const END_BYTES = 22;
const ZIP64_END = 0x06064b50;
/** Its own end record and the locator of that. */
const ZIP64_END_BYTES = 56 + 20;

export type ZipDirectory =
  | { found: true; entries: ZipEntry[] }
  | { found: false; reason: 'none' | 'tooLong' };

/** The central directory, which every program trusts, from the last bytes of the file. */
export function readZipDirectory(tail: Uint8Array): ZipDirectory {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = findEnd(bytes);
  if (end === -1) return { found: false, reason: 'none' };
  const isZip64 = end >= ZIP64_END_BYTES && bytes.readUInt32LE(end - ZIP64_END_BYTES) === ZIP64_END;
  const directoryEnd = isZip64 ? end - ZIP64_END_BYTES : end;
  const directoryBytes = isZip64
    ? Number(bytes.readBigUInt64LE(directoryEnd + 40))
    : bytes.readUInt32LE(end + 12);
  if (directoryBytes > directoryEnd) return { found: false, reason: 'tooLong' };
  const entries = parseDirectory(bytes.subarray(directoryEnd - directoryBytes, directoryEnd));
  return entries ? { found: true, entries } : { found: false, reason: 'none' };
}

/** The names in the local headers at the start of the file, for a first look while its end is not at hand. */
export function readLocalNames(head: Uint8Array): string[] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  for (let at = bytes.indexOf(LOCAL_ENTRY); at !== -1; at = bytes.indexOf(LOCAL_ENTRY, at + 4)) {
    if (at + LOCAL_HEADER_BYTES > bytes.length) break;
    const nameStart = at + LOCAL_HEADER_BYTES;
    names.push(bytes.toString('utf8', nameStart, nameStart + bytes.readUInt16LE(at + 26)));
  }
  return names;
}

/** The end record closes the file, except for a comment of the length it states itself. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - END_BYTES; at >= 0; at--) {
    if (
      bytes.readUInt32LE(at) === END_OF_DIRECTORY &&
      at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length
    )
      return at;
  }
  return -1;
}

function parseDirectory(bytes: Buffer): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + DIRECTORY_HEADER_BYTES > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      return undefined;
    const nameStart = at + DIRECTORY_HEADER_BYTES;
    const nameEnd = nameStart + bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', nameStart, nameEnd),
      sizeBytes: bytes.readUInt32LE(at + 24),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
