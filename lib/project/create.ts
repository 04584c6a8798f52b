import type { Of } from '../later.ts';
import { decideScope, type FundingMode } from '../regulation/article-02-scope.ts';
import { breach } from '../regulation/decision.ts';
import { actions } from './actions.ts';
import type { Context } from './command.ts';
import { defined, type newProject } from './commands/drafting.ts';
import type { Decision } from './decide.ts';
import { guisesOf, SYSTEM } from './permissions.ts';
import type { ProjectKind } from './project.ts';

/** 第二条: what a project of a kind is paid by, unless the unit says otherwise. */
const fundingModeOf: Record<ProjectKind, FundingMode> = {
  newBuild: 'governmentInvestment',
  extension: 'governmentInvestment',
  jointBuild: 'jointWithEnterprise',
  purchasedService: 'purchasedService',
  operation: 'operationFunds',
};

/** 新建项目: a unit's clerk opens a record; the filing number is the next of the year (第三条, 全口径备案). */
export function createDraft(
  { involvesStateSecrets: _, ...fields }: Of<typeof newProject>,
  filingNumber: string,
  { actor: asked, newId, today }: Context,
): Decision {
  const role = actions.createDraft.roles[0];
  const actor = asked === SYSTEM ? undefined : guisesOf(asked, today).find((p) => p.roles.includes(role));
  if (!actor) {
    return {
      ok: false,
      kind: 'notAllowed',
      breaches: [breach('notAllowed', 3, '新建项目由建设单位经办办理')],
    };
  }
  const { fundingMode = fundingModeOf[fields.kind], category, ...rest } = fields;
  const outside = decideScope({
    fundingMode,
    category: category === undefined ? 'businessSystem' : category,
  });
  if (outside.length > 0) return { ok: false, kind: 'breaches', breaches: outside };
  const { unitId, unitName, isBureau } = actor;
  const data = {
    projectId: newId(),
    filingNumber,
    unitId,
    unitName,
    bureauOwned: isBureau,
    // Nothing of what is outside came so far: neither is null.
    fields: defined({ ...rest, fundingMode: fundingMode ?? undefined, category: category ?? undefined }),
  };
  return { ok: true, role, actor, events: [{ type: 'draftCreated', data }] };
}
