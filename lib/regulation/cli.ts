/** `npm run --silent rule -- <kind> '<json>'`: the answer of `POST /api/rules/{kind}` without a server. */
import { shippedCalendar } from '../calendar/calendar.ts';
import type { Evaluation } from './kinds/kind.ts';
import { problem } from './kinds/problem.ts';
import { shippedRuleSets } from './rule-sets/shipped.ts';
import { evaluateRule } from './rules.ts';

function run(kind: string, json: string): Evaluation {
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return {
      ok: false,
      problem: problem('invalidJson', '输入有误', [{ field: 'input', message: '不是有效的 JSON' }]),
    };
  }
  return evaluateRule(kind, input, { ruleSets: shippedRuleSets, calendar: shippedCalendar });
}

const [kind = '', json = ''] = process.argv.slice(2);
const evaluation = run(kind, json);
process.stdout.write(`${JSON.stringify(evaluation.ok ? evaluation.value : evaluation.problem, null, 2)}\n`);
process.exitCode = evaluation.ok ? 0 : 2;
