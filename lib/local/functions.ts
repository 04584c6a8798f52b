import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import { arn } from './aws-names.ts';

type Handler = (event: unknown, context: Context) => unknown;
/** Finds a function by its entry file, relative to the repository. */
export type LoadHandler = (entry: string) => Promise<Handler>;

/** A Lambda behind an HTTP API has at most 30 s; a worker that is given longer in the cloud is given as long here. */
export const API_TIMEOUT_MS = 30_000;
const WORKER_TIMEOUT_MS = 15 * 60_000;

/** Loaded on first use, so that a function reads its environment after the host has set it. */
export function loadFrom(root: string): LoadHandler {
  return async (entry) => {
    const module: unknown = await import(pathToFileURL(join(root, entry)).href);
    if (typeof module === 'object' && module !== null && 'handler' in module) {
      const { handler } = module;
      if (typeof handler === 'function') return (event, context) => handler(event, context);
    }
    throw new Error(`${entry} exports no handler`);
  };
}

interface Invocation {
  name: string;
  entry: string;
  requestId?: string;
  timeoutMs?: number;
}

export type Invoke = (invocation: Invocation, event: unknown) => Promise<unknown>;

export function createInvoke(load: LoadHandler, afterEach: () => void): Invoke {
  return async ({ name, entry, requestId = randomUUID(), timeoutMs = WORKER_TIMEOUT_MS }, event) => {
    try {
      const handler = await load(entry);
      return await handler(event, lambdaContext(name, requestId, performance.now() + timeoutMs));
    } finally {
      afterEach();
    }
  };
}

function lambdaContext(name: string, awsRequestId: string, deadline: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn('lambda', `function:${name}`),
    memoryLimitInMB: '512',
    awsRequestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    // Of the callback style, which Node 24 functions no longer have.
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

/**
 * The item identifiers a batch handler gave back as failed. As Lambda reads it: no answer means all went well, and an
 * answer that names nothing it was given means that nothing did.
 */
export function failedItems(answer: unknown, given: readonly string[]): Set<string> {
  if (typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return new Set();
  const failures: unknown = answer.batchItemFailures;
  if (!Array.isArray(failures)) return new Set(given);
  const named = failures.map((failure: unknown) =>
    typeof failure === 'object' && failure !== null && 'itemIdentifier' in failure
      ? failure.itemIdentifier
      : undefined,
  );
  const known = new Set(given);
  const failed = named.filter((id): id is string => typeof id === 'string' && known.has(id));
  return failed.length === named.length ? new Set(failed) : new Set(given);
}
