import type { RuleSet } from '../../../../lib/regulation/rule-sets/rule-set.ts';
import type { MovedItem } from '../../api/city-answers.ts';
import { call } from '../../api/client.ts';

/** Enough to see what it comes to; the rest is counted by the change's own record. */
const MOST = 200;

export interface Preview {
  items: MovedItem[];
  more: boolean;
}

/** What loading exactly this set would move, page by page until the city is through or enough is found. */
export async function previewRuleSet(set: RuleSet): Promise<Preview> {
  const items: MovedItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('previewRuleSet', { body: set, query: cursor ? { cursor } : {} });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor && items.length < MOST);
  return { items, more: cursor !== undefined };
}
