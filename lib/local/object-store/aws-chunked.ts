import { splitOnce } from './request.ts';
import { S3Error } from './s3-error.ts';

const MAX_LINE_BYTES = 8 * 1024;

/**
 * `Content-Encoding: aws-chunked`, how the SDK sends a stream whose checksum it only knows at the end: chunks of
 * `<hex size>\r\n<bytes>\r\n`, a chunk of size 0, then trailer lines, which are put into `trailers`.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new LineReader(source);
  for (;;) {
    const size = parseSize(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== '') throw malformed();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const [name, value] = splitOnce(line, ':');
    trailers.set(name.toLowerCase(), value?.trim() ?? '');
  }
  if (!(await reader.atEnd())) throw malformed();
}

class LineReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Up to the next CRLF; the end of the body counts as one, since senders differ in how they close the trailers. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end !== -1) return this.#take(end, 2).toString('latin1');
      if (this.#rest.length > MAX_LINE_BYTES) throw malformed();
      if (!(await this.#more())) return this.#take(this.#rest.length, 0).toString('latin1');
    }
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) throw malformed();
      const chunk = this.#take(Math.min(left, this.#rest.length), 0);
      left -= chunk.length;
      yield chunk;
    }
  }

  async atEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#more());
  }

  #take(length: number, skip: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length + skip);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}

function parseSize(line: string): number {
  const size = /^[0-9a-f]{1,10}$/i.test(line) ? Number.parseInt(line, 16) : Number.NaN;
  if (Number.isNaN(size)) throw malformed();
  return size;
}

const malformed = () => new S3Error('IncompleteBody', 'The aws-chunked body is malformed.');
