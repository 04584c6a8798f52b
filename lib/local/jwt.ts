import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { discoverIssuer } from '../identity/issuer.ts';

/** Signatures only with a public key: neither `none` nor a shared secret can be taken for one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];

export interface JwtSettings {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
}

export interface JwtClaims {
  claims: Record<string, string>;
  scopes: null;
}

/** The claims of a good token; undefined for any other. The reason is not told to the caller. */
export type Authorize = (authorization: string | undefined) => Promise<JwtClaims | undefined>;

/** What an API Gateway JWT authorizer checks, in the wall clock's time: signature, iss, aud or client_id, exp, nbf, iat. */
export function createAuthorizer({ issuer, audience, keys }: JwtSettings): Authorize {
  return async (authorization) => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['iss', 'exp'],
      });
      const future = payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1;
      return !future && isFor(payload, audience) ? { claims: toStrings(payload), scopes: null } : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined;
      throw error;
    }
  };
}

/** `client_id` is looked at only where there is no `aud`, as API Gateway does. */
function isFor({ aud, client_id: clientId }: JWTPayload, audience: string): boolean {
  if (aud === undefined) return clientId === audience;
  return Array.isArray(aud) ? aud.includes(audience) : aud === audience;
}

/** API Gateway gives every claim as a string, a list as `[a b]`. */
function toStrings(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : text(value),
    ]),
  );
}

const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/**
 * The issuer's keys by its discovery document, which must name the issuer itself. Looked up when first needed and kept:
 * after a power cut this host may be up before the issuer is.
 */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let found: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    found ??= createRemoteJWKSet(new URL((await discoverIssuer(issuer)).jwksUri));
    return found(header, token);
  };
}
