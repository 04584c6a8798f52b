import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, startHost } from '../../lib/local/host.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { HostClient, type Reply } from './client.ts';
import * as story from './story.ts';

/** A host in the test's own process, with the product on it. */
export interface City {
  host: Host;
  client: HostClient;
  dataDir: string;
  stop(): Promise<void>;
}

export async function openCity(clock = story.STORY_BEGINS): Promise<City> {
  const dataDir = mkdtempSync(join(tmpdir(), 'egov-city-'));
  const host = await startHost({
    parts: productParts,
    dataDir,
    port: 0,
    demo: true,
    clockStartsAt: Date.parse(clock),
    log: () => undefined,
  });
  return {
    host,
    client: new HostClient(host.url),
    dataDir,
    async stop() {
      await host.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** The body of an answer that has to be a success. */
export function ok<T>({ status, body }: Reply<T>): T {
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A new draft of a unit's clerk. */
export async function draft({ client }: City, name: string, user = 'clerk-edu'): Promise<string> {
  const body = { ...story.newProject, name };
  return ok(await client.post<{ projectId: string }>(user, '/api/projects', body)).projectId;
}

/** A draft with all that a submission asks for. */
export async function ready(city: City, name: string, unit = 'edu'): Promise<string> {
  const { client } = city;
  const clerk = `clerk-${unit}`;
  const projectId = await draft(city, name, clerk);
  const at = `/api/projects/${projectId}`;
  ok(await client.request(clerk, 'PATCH', at, story.draftFields));
  ok(await client.post(clerk, `${at}/consultations`, story.consultation));
  ok(await client.post(clerk, `${at}/catalog-items`, story.catalogItem));
  for (const material of ['constructionPlan', 'investmentBudget'] as const)
    await client.upload(clerk, projectId, material, await story.papers[material]());
  return projectId;
}

/** From a ready draft to the bureau's approval. */
export async function approve({ client }: City, projectId: string, unit = 'edu'): Promise<void> {
  const at = `/api/projects/${projectId}`;
  ok(await client.post(`head-${unit}`, `${at}/submission`));
  ok(await client.post('reviewer', `${at}/review`, { batch: '第一批' }));
  ok(await client.post('reviewer', `${at}/review-opinion`, story.opinion));
  await client.upload('reviewer', projectId, 'reviewOpinion', await story.papers.reviewOpinion());
  ok(await client.post('bureau-head', `${at}/approval`, story.approval));
}

/** From the approval to a contract that is filed. */
export async function build({ client }: City, projectId: string, unit = 'edu'): Promise<void> {
  const at = `/api/projects/${projectId}`;
  const clerk = `clerk-${unit}`;
  await client.upload(clerk, projectId, 'responsibilityPledge', await story.papers.responsibilityPledge());
  ok(
    await client.post(`head-${unit}`, `${at}/pledge`, {
      construction: true,
      dataSharing: true,
      fundUse: true,
    }),
  );
  ok(await client.post(clerk, `${at}/tender`, { startedOn: '2025-09-15', method: '公开招标' }));
  const paper = await client.upload(clerk, projectId, 'contract', await story.papers.contract());
  const contract = { ...story.contract, signedOn: '2025-09-15', documentIds: [paper.documentId] };
  ok(await client.post(clerk, `${at}/contracts`, contract));
}
