import type { RuleSet } from '../../../../lib/regulation/rule-sets/rule-set.ts';
import type { ChecklistEffectItem, MovedItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';
import type { Lines } from './checklist.ts';

/** Enough to see what it comes to; the rest is counted by the change's own record. */
const MOST = 200;

/** What a change would mean for the projects of the city, or the beginning of it. */
export interface Preview<Item> {
  items: Item[];
  more: boolean;
}

/** What loading exactly this set would move. */
export const previewRuleSet = (set: RuleSet): Promise<Preview<MovedItem>> =>
  throughCity((query) => call('previewRuleSet', { body: set, query }));

/** What the list would make projects wait for. */
export const previewChecklist = (items: Lines): Promise<Preview<ChecklistEffectItem>> =>
  throughCity(async (query) => {
    const { waiting = [], cursor } = await call('setMaterials', {
      body: { items },
      query: { dryRun: 'true', ...query },
    });
    return { items: waiting, ...(cursor ? { cursor } : {}) };
  });

/** Page by page, until the city is through or enough is found. */
async function throughCity<Item>(
  ask: (query: { cursor?: string }) => Promise<{ items: Item[]; cursor?: string }>,
): Promise<Preview<Item>> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor ? { cursor } : {});
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor && items.length < MOST);
  return { items, more: cursor !== undefined };
}
