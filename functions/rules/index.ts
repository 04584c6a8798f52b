import { PROBLEM_TYPE } from '../../lib/problem.ts';
import { readingOn } from '../../lib/regulation/article-37-interpretations.ts';
import { articles } from '../../lib/regulation/articles.ts';
import { readings } from '../../lib/regulation/readings.ts';
import { evaluateRule } from '../../lib/regulation/rules.ts';
import { routes } from '../../lib/routes.ts';
import { loadRules } from '../../lib/store/rules.ts';
import { httpFunction, routeGroup } from '../http.ts';
import { askRulesInForce } from '../rules-in-force.ts';
import { openApiDocument } from './open-api.ts';

/** POST /api/rules/{kind}: the same code as `npm run rule`, the same JSON; by the rules in force, not only those shipped. */
const evaluate = httpFunction(routes.evaluateRule, async ({ params, body }) => {
  const evaluation = evaluateRule(params.kind ?? '', body, await askRulesInForce());
  if (evaluation.ok) return { body: evaluation.value };
  const { problem } = evaluation;
  return { status: problem.status, body: problem, headers: { 'content-type': PROBLEM_TYPE } };
});

/** The regulation's text, for "which article says so", and each reading with what the bureau has said of it (第三十七条). */
const articleList = httpFunction(routes.articles, async ({ today }) => {
  const { interpretations } = await loadRules();
  return { body: { articles, readings: readings.map(({ id }) => readingOn(id, today, interpretations)) } };
});

const openApi = httpFunction(routes.openApi, async () => ({ body: openApiDocument() }));

/** GET /api/health: this function and its table answer; for a smoke test, a proxy or a monitor. */
const health = httpFunction(routes.health, async () => {
  await loadRules();
  return { body: { status: 'ok' } };
});

export const handler = routeGroup([evaluate, articleList, openApi, health]);
