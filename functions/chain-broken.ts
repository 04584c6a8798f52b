import { openLogger } from './log.ts';

/** An alarm listens for these words (cdk/stacks/monitoring-stack.ts). */
export const tellChainBroken = async (what: { projectId: string; brokenAt: number } | { missing: number }) =>
  (await openLogger()).error('history chain broken', what);
