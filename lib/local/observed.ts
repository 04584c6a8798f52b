import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as logs and metrics know it: nothing of who sent it or what was in it. */
export interface ServedRequest {
  /** Also in the answer's `x-request-id`, and in the log of the function that ran. */
  requestId: string | undefined;
  method: string;
  /** Path of the declared route, such as `/api/projects/{projectId}`, or the mount. */
  route: string;
  /** 499: the client went away before its answer was whole. */
  status: number;
  seconds: number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Tells of the request once its answer is out, or the connection gone. */
export function observe(
  req: IncomingMessage,
  res: ServerResponse,
  route: string,
  tell: (request: ServedRequest) => void,
): void {
  const began = performance.now();
  res.once('close', () => {
    const id = res.getHeader('x-request-id') ?? res.getHeader('x-amz-request-id');
    tell({
      requestId: id === undefined ? undefined : String(id),
      // Of a fixed set: a metric must not grow with what strangers send.
      method: METHODS.has(req.method ?? '') ? String(req.method) : 'OTHER',
      route,
      status: res.writableFinished ? res.statusCode : 499,
      seconds: (performance.now() - began) / 1000,
    });
  });
}
