import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shanghaiDay } from '../../lib/calendar/days.ts';
import { startHost } from '../../lib/local/host.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { HostClient, type Reply } from '../support/client.ts';
import * as story from '../support/story.ts';

/** A city on one machine, in this process, from an instant on. */
export async function openCity(startsAt: string) {
  // Refusals are what these tests provoke.
  process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
  const dataDir = mkdtempSync(join(tmpdir(), 'egov-rules-'));
  const clockStartsAt = Date.parse(startsAt);
  const host = await startHost({ parts: productParts, dataDir, port: 0, demo: true, clockStartsAt });
  const client = new HostClient(host.url);
  return {
    host,
    client,
    today: () => shanghaiDay(host.clock.now()),
    close: async () => {
      await host.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export type City = Awaited<ReturnType<typeof openCity>>;

/** The body of an answer that succeeded. */
export function ok<T>({ status, body }: Reply<T>, expected = 200): T {
  assert.equal(status, expected, JSON.stringify(body));
  return body;
}

/** A project of the education bureau, approved today and out to tender. */
export async function tenderedProject({ client, today }: City): Promise<string> {
  const { projectId } = ok(
    await client.post<{ projectId: string }>('clerk-edu', '/api/projects', story.newProject),
    201,
  );
  const post = (user: string, noun: string, body?: unknown) =>
    client.post(user, `/api/projects/${projectId}/${noun}`, body);
  const upload = async (user: string, material: keyof typeof story.papers) =>
    client.upload(user, projectId, material, await story.papers[material]());

  ok(await client.request('clerk-edu', 'PATCH', `/api/projects/${projectId}`, story.draftFields));
  ok(await post('clerk-edu', 'consultations', story.consultation), 201);
  ok(await post('clerk-edu', 'catalog-items', story.catalogItem), 201);
  await upload('clerk-edu', 'constructionPlan');
  await upload('clerk-edu', 'investmentBudget');
  ok(await post('head-edu', 'submission'));
  ok(await post('reviewer', 'review', { batch: '第 1 批' }));
  ok(await post('reviewer', 'review-opinion', story.opinion));
  await upload('reviewer', 'reviewOpinion');
  ok(await post('bureau-head', 'approval', story.approval));
  await upload('clerk-edu', 'responsibilityPledge');
  ok(await post('head-edu', 'pledge', { construction: true, dataSharing: true, fundUse: true }));
  ok(await post('clerk-edu', 'tender', { startedOn: today(), method: '公开招标' }));
  return projectId;
}

/** A contract signed on a day, recorded and not yet filed. */
export async function signedContract({ client }: City, projectId: string, name: string, signedOn: string) {
  const contract = { ...story.contract, name, signedOn };
  const path = `/api/projects/${projectId}/contracts`;
  return ok(await client.post<{ contractId: string }>('clerk-edu', path, contract), 201).contractId;
}

interface Kept {
  obligation: { kind: string; subject: string };
  remindOn?: string;
}
const order = (a: Kept, b: Kept) => (keyOf(a) < keyOf(b) ? -1 : 1);
const keyOf = ({ obligation: { kind, subject } }: Kept) => `${kind}#${subject}`;

/** What lies in the table of a project's obligations, and what the project and the rules in force come to on a day. */
export async function keptAndRebuilt({ today }: City, projectId: string, day = today()) {
  // Loaded after the host has set the environment that the store's client reads.
  const { loadProject } = await import('../../lib/store/projects.ts');
  const { obligationsOf } = await import('../../lib/project/duties.ts');
  const { askRulesInForce } = await import('../../functions/rules-in-force.ts');
  const [loaded, rules] = await Promise.all([loadProject(projectId), askRulesInForce()]);
  assert(loaded);
  const kept = loaded.obligations.map(({ obligation, remindOn }) => ({
    obligation,
    ...(remindOn ? { remindOn } : {}),
  }));
  const rebuilt = obligationsOf(loaded.project, rules, day).map((obligation) => ({ obligation }));
  return {
    kept: kept.sort(order),
    keptObligations: kept.map(({ obligation }) => obligation),
    rebuiltObligations: rebuilt.sort(order).map(({ obligation }) => obligation),
  };
}

/** One obligation that moved, as an answer names it. */
export interface Moved {
  project: { projectId: string; filingNumber: string; name: string };
  obligation: { kind: string; subject: string; title: string };
  from: string | null;
  to: string | null;
  why: string;
}

export const inShort = (items: Moved[]) =>
  items.map(({ obligation: { title }, from, to }) => `${title} ${from} → ${to}`).sort();
