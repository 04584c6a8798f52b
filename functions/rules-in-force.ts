import { type RulesInForce, rulesInForce } from '../lib/regulation/rule-sets/in-force.ts';
import { loadRules } from '../lib/store/rules.ts';

/**
 * The rules in force, for functions that serve no known person; requests of a person find them in their opening. Asked
 * anew each time: a copy kept in the process would go on deciding by rules that an administrator has replaced.
 */
export const askRulesInForce = async (): Promise<RulesInForce> => rulesInForce(await loadRules());
