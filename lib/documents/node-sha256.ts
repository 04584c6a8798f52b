import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Bytes = string | ArrayBuffer | ArrayBufferView;
const bytesOf = (data: Bytes) =>
  typeof data === 'string' || ArrayBuffer.isView(data) ? (data as Uint8Array | string) : new Uint8Array(data);

/** SHA-256, keyed or not, as the signer wants it: Node's own, which costs a cold start nothing (one in JavaScript has to be read and warm up). */
export class NodeSha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: Bytes) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Bytes): void {
    this.hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.hash.digest());
  }

  reset(): never {
    throw new Error('one hash, one digest');
  }
}
