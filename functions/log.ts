import type { Logger } from '@aws-lambda-powertools/logger';

let logger: Promise<Logger> | undefined;

/** Functions log only what goes wrong, so only then is the logger loaded: it costs every other cold start as much as middy. */
export const openLogger = (): Promise<Logger> => {
  logger ??= import('@aws-lambda-powertools/logger').then(
    (m) => new m.Logger({ serviceName: 'egov-projects' }),
  );
  return logger;
};
