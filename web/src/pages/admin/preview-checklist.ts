import type { ChecklistEffectItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import type { Lines } from './checklist.ts';

/** Enough to see what it comes to. */
const MOST = 200;

export interface Preview {
  items: ChecklistEffectItem[];
  more: boolean;
}

/** What the list would make projects wait for, page by page until the city is through or enough is found. */
export async function previewChecklist(items: Lines): Promise<Preview> {
  const found: ChecklistEffectItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('setMaterials', {
      body: { items },
      query: { dryRun: 'true', ...(cursor ? { cursor } : {}) },
    });
    found.push(...(page.waiting ?? []));
    cursor = page.cursor;
  } while (cursor && found.length < MOST);
  return { items: found, more: cursor !== undefined };
}
