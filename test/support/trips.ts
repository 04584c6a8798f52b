import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { dynamoDb } from '../../lib/store/client.ts';

/** What one request asked of the store: how many of its calls had to wait for another to end. */
interface Count {
  depth: number;
  running: number;
}

/** One answered request of the host in this process. */
export interface Trip {
  method: string;
  path: string;
  status: number;
  depth: number;
}

/**
 * Counts the round trips to the store of every request, through the SDK's middleware. Each request is counted in its own
 * asynchronous context, so what runs beside it (stream, mail, checks) is not counted with it.
 */
export function countTrips() {
  const trips: Trip[] = [];
  const contexts = new AsyncLocalStorage<Count>();
  const counts = new WeakMap<object, Count>();

  const begin = (message: unknown) => {
    const count = { depth: 0, running: 0 };
    counts.set((message as { request: IncomingMessage }).request, count);
    contexts.enterWith(count);
  };
  const end = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: { statusCode: number } };
    const [path = ''] = (request.url ?? '').split('?');
    const { depth = 0 } = counts.get(request) ?? {};
    trips.push({ method: request.method ?? '', path, status: response.statusCode, depth });
  };
  subscribe('http.server.request.start', begin);
  subscribe('http.server.response.finish', end);
  dynamoDb.middlewareStack.add(
    (next) => async (args) => {
      const count = contexts.getStore();
      if (!count) return next(args);
      // Calls that are sent while one is on its way go with it in one trip.
      if (count.running === 0) count.depth += 1;
      count.running += 1;
      try {
        return await next(args);
      } finally {
        count.running -= 1;
      }
    },
    { step: 'finalizeRequest', name: 'countTrips', override: true },
  );
  return {
    trips,
    stop() {
      unsubscribe('http.server.request.start', begin);
      unsubscribe('http.server.response.finish', end);
      dynamoDb.middlewareStack.remove('countTrips');
    },
  };
}
