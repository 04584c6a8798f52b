import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger({ serviceName: 'egov-projects' });

/** An alarm listens for these words (cdk/stacks/monitoring-stack.ts). */
export const tellChainBroken = (what: { projectId: string; brokenAt: number } | { missing: number }) =>
  logger.error('history chain broken', what);
