import { neighbourExample } from './neighbour-example.ts';
import type { RuleSet } from './rule-set.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

export const shippedRuleSets: readonly RuleSet[] = [zhucheng2020, neighbourExample];
