import { randomUUID } from 'node:crypto';
import type { HostClient, Reply } from './client.ts';
import * as story from './story.ts';

/** A small real file for tests that care about the way, not the paper. */
export const smallPdf = (fileName: string) => ({
  fileName,
  contentType: 'application/pdf',
  bytes: new TextEncoder().encode(`%PDF-1.4\n% ${randomUUID()}\n%%EOF\n`),
});

function done<T>(reply: Reply<T>): T {
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Carries projects of 市教育和体育局 along the straight way, over HTTP. */
export class Journey {
  readonly client: HostClient;
  readonly projectId: string;

  private constructor(client: HostClient, projectId: string) {
    this.client = client;
    this.projectId = projectId;
  }

  static async begin(client: HostClient, fields: object = {}): Promise<Journey> {
    const reply = await client.post<{ projectId: string }>('clerk-edu', '/api/projects', {
      ...story.newProject,
      ...fields,
    });
    return new Journey(client, done(reply).projectId);
  }

  /** A project that is there already. */
  static of(client: HostClient, projectId: string): Journey {
    return new Journey(client, projectId);
  }

  path(noun = ''): string {
    return `/api/projects/${this.projectId}${noun ? `/${noun}` : ''}`;
  }

  async act<T = Record<string, string>>(user: string, noun: string, body: object = {}): Promise<T> {
    return done(await this.client.post<T>(user, this.path(noun), body));
  }

  upload(user: string, material: string) {
    return this.client.upload(user, this.projectId, material, smallPdf(`${material}.pdf`));
  }

  async view<T = { stage: string; version: number }>(user = 'clerk-edu'): Promise<T> {
    return done(await this.client.get<T>(user, this.path()));
  }

  async history(user = 'audit') {
    type History = {
      verified: boolean;
      brokenAt?: number;
      items: { type: string; sequence: number; data: Record<string, unknown> }[];
    };
    return done(await this.client.get<History>(user, this.path('history')));
  }

  async fill(more: object = {}): Promise<this> {
    done(await this.client.request('clerk-edu', 'PATCH', this.path(), { ...story.draftFields, ...more }));
    await this.act('clerk-edu', 'consultations', story.consultation);
    await this.act('clerk-edu', 'catalog-items', story.catalogItem);
    await Promise.all([
      this.upload('clerk-edu', 'constructionPlan'),
      this.upload('clerk-edu', 'investmentBudget'),
    ]);
    return this;
  }

  async submit(): Promise<this> {
    await this.act('head-edu', 'submission');
    return this;
  }

  async review(experts: object[] = []): Promise<this> {
    await this.act('reviewer', 'review', { batch: '2025 年第 3 批', experts });
    return this;
  }

  async approve(): Promise<this> {
    await this.act('reviewer', 'review-opinion', story.opinion);
    await this.upload('reviewer', 'reviewOpinion');
    await this.act('bureau-head', 'approval', story.approval);
    return this;
  }

  async tender(): Promise<this> {
    await this.upload('clerk-edu', 'responsibilityPledge');
    await this.act('head-edu', 'pledge', { construction: true, dataSharing: true, fundUse: true });
    await this.act('clerk-edu', 'tender', { startedOn: '2025-09-15', method: '公开招标' });
    return this;
  }

  async contract(): Promise<string> {
    const { documentId } = await this.upload('clerk-edu', 'contract');
    const { contractId = '' } = await this.act('clerk-edu', 'contracts', {
      ...story.contract,
      signedOn: '2025-09-15',
      documentIds: [documentId],
    });
    return contractId;
  }
}
