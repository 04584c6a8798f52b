import type { Writable } from 'node:stream';
import type { ServedRequest } from './observed.ts';

/** One JSON object a line, as the functions' own logger writes it, so that journald or a collector reads one format. */
export function jsonLog(to: Pick<Writable, 'write'>) {
  const write = (fields: object) =>
    void to.write(
      `${JSON.stringify({ timestamp: new Date().toISOString(), service: 'egov-host', ...fields })}\n`,
    );
  return {
    line: (message: string) => write({ level: 'WARN', message }),
    /** By route, not by address: an address may hold a secret link, a query what somebody looked for. No address of a person. */
    request: ({ requestId, method, route, status, seconds }: ServedRequest) =>
      write({
        level: status >= 500 ? 'ERROR' : 'INFO',
        message: 'request',
        requestId,
        method,
        route,
        status,
        milliseconds: Math.round(seconds * 1000),
      }),
  };
}
