import { randomUUID } from 'node:crypto';
import { Problem } from '../../lib/problem.ts';
import { createDraft } from '../../lib/project/create.ts';
import { decideStateSecret, filingNumber } from '../../lib/regulation/article-03-secrets-and-filing.ts';
import { submissionRoutes } from '../../lib/routes/submission.ts';
import { keepRefusal, openRequest, takeFilingNumber } from '../../lib/store/requests.ts';
import { accepted, commit, contextOf } from '../command.ts';
import { httpFunction } from '../http.ts';
import { etag, knownPerson, repeated, retrying } from '../requests.ts';

/** POST /api/projects: a clerk opens a project's record; a state secret is turned away unread (第三条, R13). */
export const createProject = httpFunction(submissionRoutes.createProject, (request) =>
  retrying(async () => {
    const { body, today, now, userId, idempotencyKey, fingerprint } = request;
    const year = today.slice(0, 4);
    const opening = await openRequest(userId, idempotencyKey, year);
    const person = knownPerson(opening);
    if (body.involvesStateSecrets) {
      await keepRefusal(person.unitId, now, randomUUID());
      const breaches = decideStateSecret(body);
      throw new Problem(422, 'stateSecret', breaches.map((b) => b.message).join(';'), { breaches });
    }
    const first = repeated(opening, fingerprint);
    if (first) return first;
    const context = contextOf(person, request, opening.rules);
    const number = filingNumber(Number(year), opening.filings + 1);
    const decision = accepted(createDraft(body, number, context));
    const counter = takeFilingNumber(year, opening.filings);
    const outcome = await commit(undefined, decision, context, { request, status: 201 }, [counter]);
    return { status: 201, body: outcome.body, headers: etag(outcome.project.version) };
  }),
);
