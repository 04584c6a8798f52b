import { randomUUID } from 'node:crypto';
import { type SampleFile, sha256Of } from './files.ts';

/** An answer of the API as a script sees it. */
export interface Reply<T = Record<string, unknown>> {
  status: number;
  body: T;
  etag: string | undefined;
}

/** One mail in the local mailbox. */
export interface ReceivedMail {
  id: string;
  to: string[];
  subject: string;
  text: string;
  messageId: string;
}

/** Talks to a local host as people do: over HTTP, with a token of the local issuer. */
export class HostClient {
  readonly url: string;
  readonly #tokens = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async token(user: string): Promise<string> {
    const kept = this.#tokens.get(user);
    if (kept) return kept;
    const response = await fetch(`${this.url}/local/token?user=${user}`);
    const { access_token } = (await response.json()) as { access_token: string };
    this.#tokens.set(user, access_token);
    return access_token;
  }

  /** One request; `user` empty means without a token. Commands get an Idempotency-Key unless one is given. */
  async request<T = Record<string, unknown>>(
    user: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(user ? { authorization: `Bearer ${await this.token(user)}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {}) as T,
      etag: response.headers.get('etag') ?? undefined,
    };
  }

  get<T = Record<string, unknown>>(user: string, path: string) {
    return this.request<T>(user, 'GET', path);
  }

  post<T = Record<string, unknown>>(user: string, path: string, body: unknown = {}, headers = {}) {
    return this.request<T>(user, 'POST', path, body, headers);
  }

  /** Registers, sends the bytes to the signed URL, completes, and waits until the check has spoken. */
  async upload(user: string, projectId: string, material: string, file: SampleFile) {
    const { fileName, contentType, bytes } = file;
    const registration = {
      material,
      fileName,
      contentType,
      sizeBytes: bytes.length,
      sha256: sha256Of(bytes),
    };
    const registered = await this.post<{
      documentId: string;
      upload: { url: string; headers: Record<string, string> };
    }>(user, `/api/projects/${projectId}/documents`, registration);
    if (registered.status !== 201) throw new Error(`registering failed: ${JSON.stringify(registered.body)}`);
    const { documentId, upload } = registered.body;
    const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
    if (!put.ok) throw new Error(`upload failed: ${put.status} ${await put.text()}`);
    const completed = await this.post(user, `/api/projects/${projectId}/documents/${documentId}/completion`);
    if (completed.status !== 200) throw new Error(`completion failed: ${JSON.stringify(completed.body)}`);
    return this.checked(user, projectId, documentId);
  }

  private async checked(user: string, projectId: string, documentId: string) {
    for (let attempt = 0; attempt < 200; attempt++) {
      const { body } = await this.get<{
        documents: { documentId: string; status: string; refusal?: string }[];
      }>(user, `/api/projects/${projectId}`);
      const document = body.documents.find((d) => d.documentId === documentId);
      if (document && (document.status === 'available' || document.status === 'refused')) return document;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the document was not checked within ten seconds');
  }

  /** All mail so far, oldest first. */
  async mail(): Promise<ReceivedMail[]> {
    const response = await fetch(`${this.url}/local/mail`);
    return (await response.json()) as ReceivedMail[];
  }

  /** Moves the host's clock forward; answers when every schedule on the way has run and settled. */
  async clock(now: string): Promise<Reply<{ now: string; fired: { name: string; time: string }[] }>> {
    return this.request('', 'POST', '/local/clock', { now });
  }
}
