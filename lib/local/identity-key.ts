import { exportJWK, generateKeyPair, importJWK, type JWK, type CryptoKey as Key } from 'jose';
import * as z from 'zod/mini';
import type { DataFolder } from './data-folder.ts';

/** The one algorithm that API Gateway's JWT authorizer takes as well. */
export const ALGORITHM = 'RS256';

const storedKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
});

export interface SigningKey {
  privateJwk: JWK & { kid: string };
  publicJwk: JWK & { kid: string };
  privateKey: Key;
}

/** Kept in the data folder, so that tokens and sessions outlive a restart. */
export async function openSigningKey(folder: DataFolder): Promise<SigningKey> {
  const text = await folder.secret('identity-key.json', makeKey);
  const privateJwk: JWK & { kid: string } = storedKey.parse(JSON.parse(text));
  const { kty, kid, n, e } = storedKey.parse(privateJwk);
  const privateKey = await importJWK(privateJwk, ALGORITHM);
  if (!(privateKey instanceof CryptoKey)) throw new Error('identity-key.json is not a private key');
  return { privateJwk, publicJwk: { kty, kid, n, e, alg: ALGORITHM, use: 'sig' }, privateKey };
}

async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: crypto.randomUUID(), alg: ALGORITHM, use: 'sig' });
}
