import { interpretIn } from '../../lib/regulation/rule-sets/in-force.ts';
import { rulesInForceRoutes } from '../../lib/routes/rules-in-force.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction } from '../http.ts';
import { etag, knownPerson } from '../requests.ts';
import { rulesAct } from './rules-act.ts';

/** GET /api/interpretations: what the bureau decided of the readings, newest first (第三十七条). */
const interpretations = httpFunction(rulesInForceRoutes.interpretations, async ({ userId, today }) => {
  const opening = await openRequest(userId, undefined, today.slice(0, 4));
  knownPerson(opening);
  const { version, interpretations: kept } = opening.loaded;
  const items = kept.toSorted((a, b) => (a.decidedOn < b.decidedOn ? 1 : -1));
  return { body: { version, items }, headers: etag(version) };
});

/** POST /api/interpretations: records the bureau's paper; no due day moves by it. */
const recordInterpretation = rulesAct(rulesInForceRoutes.recordInterpretation, ({ body }, { loaded }) => {
  const { documentNumber, ...said } = body;
  const interpretation = documentNumber === undefined ? said : { ...said, documentNumber };
  return {
    act: 'interpretationRecorded',
    subject: said.reading,
    before: null,
    after: interpretation,
    loaded: interpretIn(loaded, interpretation),
    answer: { interpretation },
  };
});

export const interpretationFunctions = [interpretations, recordInterpretation];
