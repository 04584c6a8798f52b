import { PROBLEM_TYPE } from '../../lib/problem.ts';
import { articles } from '../../lib/regulation/articles.ts';
import { readings } from '../../lib/regulation/readings.ts';
import { evaluateRule } from '../../lib/regulation/rules.ts';
import { routes } from '../../lib/routes.ts';
import { httpFunction, routeGroup } from '../http.ts';
import { rulesInForce } from '../rules-in-force.ts';
import { openApiDocument } from './open-api.ts';

/** POST /api/rules/{kind}: the same code as `npm run rule`, the same JSON. */
const evaluate = httpFunction(routes.evaluateRule, async ({ params, body }) => {
  const evaluation = evaluateRule(params.kind ?? '', body, rulesInForce());
  if (evaluation.ok) return { body: evaluation.value };
  const { problem } = evaluation;
  return { status: problem.status, body: problem, headers: { 'content-type': PROBLEM_TYPE } };
});

/** The regulation's text, for "which article says so". */
const articleList = httpFunction(routes.articles, async () => ({ body: { articles, readings } }));

const openApi = httpFunction(routes.openApi, async () => ({ body: openApiDocument() }));

export const handler = routeGroup([evaluate, articleList, openApi]);
