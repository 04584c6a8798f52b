/**
 * `npm run --silent rule -- <kind> '<json>'`: the answer of `POST /api/rules/{kind}` without a server,
 * by the rule sets and the calendar that are shipped: what an administrator loaded lies in the server's store.
 */
import { enableCompileCache } from 'node:module';

// Before anything else is loaded: on every run but the first it halves the time the process takes.
enableCompileCache();
const { shippedCalendar } = await import('../calendar/calendar.ts');
const { problem } = await import('./kinds/problem.ts');
const { shippedRuleSets } = await import('./rule-sets/shipped.ts');
const { evaluateRule, isRuleKind } = await import('./rules.ts');

const rules = { ruleSets: shippedRuleSets, calendar: shippedCalendar };

function evaluate(kind: string, json: string) {
  if (!isRuleKind(kind)) return evaluateRule(kind, undefined, rules);
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    const errors = [{ field: 'input', message: '不是有效的 JSON' }];
    return { ok: false as const, problem: problem('invalidJson', '输入有误', errors) };
  }
  return evaluateRule(kind, input, rules);
}

const [kind = '', json = ''] = process.argv.slice(2);
const evaluation = evaluate(kind, json);
process.stdout.write(`${JSON.stringify(evaluation.ok ? evaluation.value : evaluation.problem, null, 2)}\n`);
process.exitCode = evaluation.ok ? 0 : 2;
