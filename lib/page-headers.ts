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

/** What every page and every answer of the product goes out with, whoever serves it. */
export const securityHeaders = (policy: string): Record<string, string> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  // The address after a sign-in carries a code.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
});

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** `content-type` of a file of the application, by its path; undefined for what is none of its files. */
export const contentTypeOf = (path: string): string | undefined => TYPES[/\.\w+$/.exec(path)?.[0] ?? ''];

/** Vite puts the content's hash into the names of what it writes here: such a file never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;
const YEAR_SECONDS = 31_536_000;

/** `cache-control` of a file of the application, by its path. */
export const cacheControlOf = (path: string): string =>
  HASHED.test(path) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
