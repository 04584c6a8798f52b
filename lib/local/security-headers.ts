import type { ServerResponse } from 'node:http';

/**
 * antd writes its styles into the page (cssinjs), hence the inline styles; scripts only from our own files. `elsewhere` are
 * the origins of an issuer and an object store outside this host, which the page has to reach.
 */
export function pagePolicy(elsewhere: readonly string[]): string {
  const self = ["'self'", ...elsewhere].join(' ');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${self} data: blob:`,
    `connect-src ${self}`,
    `frame-src ${self}`,
    "worker-src 'self' blob:",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}

/** An uploaded file comes from the application's own origin: whatever it contains, it may do nothing there. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

export function setSecurityHeaders(res: ServerResponse, policy: string): void {
  res.setHeader('content-security-policy', policy);
  res.setHeader('x-content-type-options', 'nosniff');
  // The address after a sign-in carries a code.
  res.setHeader('referrer-policy', 'same-origin');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
}
