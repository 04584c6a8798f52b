import type { HostClient, Reply } from './client.ts';
import { sha256Of } from './files.ts';

export interface Parts {
  method: 'multipart';
  partSizeBytes: number;
  parts: { number: number; url: string; headers?: Record<string, string> }[];
}
export interface Registered {
  documentId: string;
  sameContent?: boolean;
  upload: Parts | { method: 'PUT'; url: string; headers: Record<string, string> };
}
export interface PaperFile {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A PDF as far as its first bytes go, of any length: what is asked of large files is their way, not their paper. */
export function largePdf(fileName: string, sizeBytes: number, seed = 1): PaperFile {
  const bytes = Buffer.alloc(sizeBytes, seed);
  bytes.write('%PDF-1.4\n');
  return { fileName, contentType: 'application/pdf', bytes };
}

export const registrationOf = ({ bytes, ...file }: PaperFile, material = 'constructionBasis') => ({
  ...file,
  material,
  sizeBytes: bytes.length,
  sha256: sha256Of(bytes),
});

/** One project as a department's script uses it, knowing no more than API.md says. */
export class Uploader {
  readonly client: HostClient;
  readonly user: string;
  readonly at: string;

  constructor(client: HostClient, user: string, projectId: string) {
    this.client = client;
    this.user = user;
    this.at = `/api/projects/${projectId}`;
  }

  register(body: object, headers = {}): Promise<Reply<Registered & { code?: string; detail?: string }>> {
    return this.client.post(this.user, `${this.at}/documents`, body, headers);
  }
  /** Nothing to say, so no body. */
  complete(documentId: string): Promise<Reply<{ code?: string; detail?: string; stage?: string }>> {
    return this.client.request(this.user, 'POST', `${this.at}/documents/${documentId}/completion`);
  }
  resume(documentId: string, body = {}) {
    type Answer = { presentParts: number[]; upload: Parts; code?: string };
    return this.client.post<Answer>(this.user, `${this.at}/documents/${documentId}/upload`, body);
  }
  download(documentId: string, user = this.user) {
    return this.client.get<{ url: string; code?: string }>(
      user,
      `${this.at}/documents/${documentId}/download`,
    );
  }
  async document(documentId: string) {
    type Document = { documentId: string; status: string; refusal?: string; scan?: string; sameAs?: string };
    const { body } = await this.client.get<{ documents: Document[] }>(this.user, this.at);
    return body.documents.find((each) => each.documentId === documentId);
  }
}

export const sendPart = ({ partSizeBytes }: Parts, part: Parts['parts'][number], bytes: Uint8Array) =>
  fetch(part.url, {
    method: 'PUT',
    headers: part.headers ?? {},
    body: Buffer.from(bytes.subarray((part.number - 1) * partSizeBytes, part.number * partSizeBytes)),
  });
