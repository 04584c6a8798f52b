import type { IssuerEndpoints } from '../sign-in-settings.ts';

const PATIENCE_MS = 3_000;
/** An issuer's addresses hardly ever change; its keys do, and are not kept here. */
const KEPT_MS = 600_000;

interface IssuerMetadata extends IssuerEndpoints {
  jwksUri: string;
}

/** What an OpenID Connect issuer says of itself in its discovery document, which must name the issuer. */
export async function discoverIssuer(issuer: string): Promise<IssuerMetadata> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const found: unknown = await response.json();
  const read = (name: string) => {
    const value: unknown = Object(found)[name];
    return typeof value === 'string' ? value : '';
  };
  if (read('issuer') !== issuer || !read('jwks_uri'))
    throw new Error(`${url} gives no configuration whose issuer is OIDC_ISSUER (${issuer})`);
  return {
    authorization: read('authorization_endpoint'),
    token: read('token_endpoint'),
    endSession: read('end_session_endpoint'),
    jwksUri: read('jwks_uri'),
  };
}

/**
 * Where the page finds the issuer without asking it first, looked up anew every ten minutes (`now`: epoch ms). Undefined
 * while the issuer cannot be reached: the page then asks it itself.
 */
export function keepEndpoints(issuer: string): (now: number) => Promise<IssuerEndpoints | undefined> {
  let kept: { since: number; endpoints: Promise<IssuerEndpoints | undefined> } | undefined;
  return async (now) => {
    if (!kept || now - kept.since > KEPT_MS) kept = { since: now, endpoints: endpointsOf(issuer) };
    const endpoints = await kept.endpoints;
    if (!endpoints) kept = undefined;
    return endpoints;
  };
}

export const endpointsOf = (issuer: string): Promise<IssuerEndpoints | undefined> =>
  discoverIssuer(issuer).then(
    ({ authorization, token, endSession }) => ({ authorization, token, endSession }),
    () => undefined,
  );
