import type { ServerResponse } from 'node:http';
import * as z from 'zod/mini';

const structured = z.object({
  statusCode: z.number(),
  headers: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  cookies: z.optional(z.array(z.string())),
  body: z.optional(z.string()),
  isBase64Encoded: z.optional(z.boolean()),
});

/** What a function answered → the response, as an HTTP API reads payload version 2.0. */
export function sendResult(res: ServerResponse, result: unknown, requestId: string): void {
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = toStructured(result);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  res.statusCode = statusCode;
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-type', 'text/plain;charset=UTF-8');
  res.setHeader('x-content-type-options', 'nosniff');
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, String(value));
  if (cookies) res.setHeader('set-cookie', cookies);
  res.setHeader('x-request-id', requestId);
  const bodiless = statusCode === 204 || statusCode === 304;
  if (bodiless) res.removeHeader('content-type');
  else res.setHeader('content-length', bytes.length);
  res.end(bodiless || res.req.method === 'HEAD' ? undefined : bytes);
}

/** Anything without a statusCode is the body of a 200, as JSON. */
function toStructured(result: unknown): z.infer<typeof structured> {
  if (typeof result === 'object' && result !== null && 'statusCode' in result)
    return structured.parse(result);
  const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body };
}
