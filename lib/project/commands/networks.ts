import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { decideNewNode } from '../../regulation/article-20-unified-support.ts';
import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';
import { command } from '../command.ts';
import type { Project } from '../project.ts';
import { type NetworkKind, networkLabels } from '../records.ts';
import { identifier, text } from '../schema.ts';
import { defined } from './drafting.ts';
import { notByTheSame } from './separation.ts';

export const networkKind = later(() => z.enum(Object.keys(networkLabels) as [NetworkKind, ...NetworkKind[]]));

/** 第二十条: 未经允许,不得新建. The unit asks, for one kind and with its reason. */
export const applyNetwork = command({
  input: later(() => z.strictObject({ kind: networkKind(), reason: text(2000) })),
  check: (project, { kind }) =>
    breachesOf(
      Object.values(project.networkPermits).some((p) => p.kind === kind && !p.decision) &&
        breach('permitOpen', 20, `已有一项新建${networkLabels[kind]}的申请尚未决定`, 'kind'),
    ),
  events: (_, input, { newId }) => [{ type: 'networkPermitApplied', data: { permitId: newId(), ...input } }],
});

/** Permitted; or not, which bars it; or not in principle, and allowed by the head, whose reason stays on record. */
export const decideNetwork = command({
  input: later(() =>
    z.strictObject({
      permitId: identifier(),
      permitted: z.boolean(),
      override: z.optional(z.strictObject({ reason: text(1000) })),
      reason: z.optional(text(1000)),
    }),
  ),
  check: (project, input, context) => {
    const permit = project.networkPermits[input.permitId];
    if (!permit) return [breach('noSuchPermit', 20, '没有这项新建申请', 'permitId')];
    return breachesOf(
      permit.decision && breach('alreadyDecided', 20, '该申请已作出决定', 'permitId'),
      notByTheSame(permit.applied, context),
      !input.permitted &&
        !input.override &&
        !input.reason &&
        breach('reasonMissing', 20, '不同意须说明理由', 'reason'),
    );
  },
  events: (_, input) => [{ type: 'networkPermitDecided', data: defined(input) }],
});

/** What is to be built without a permit for its kind. */
export function newNetworkBreaches({ networkPermits }: Project, kind: NetworkKind | undefined): Breach[] {
  if (!kind) return [];
  const decisions = Object.values(networkPermits).flatMap((p) => (p.kind === kind ? (p.decision ?? []) : []));
  const allowing = decisions.find((d) => d.permitted || d.override);
  return decideNewNode({ permitted: allowing?.permitted ?? false, override: allowing?.override }).map(
    (found) => ({ ...found, field: 'newNetwork' }),
  );
}
