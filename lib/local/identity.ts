import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, type JWTVerifyGetKey, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import type { IssuerEndpoints } from '../sign-in-settings.ts';
import type { DataFolder } from './data-folder.ts';
import { readBody } from './http-body.ts';
import { CLIENT_ID, configureIdentity, SCOPE, TOKEN_SECONDS } from './identity-configuration.ts';
import { ALGORITHM, openSigningKey } from './identity-key.ts';
import { signInErrorPage, signInPage } from './identity-pages.ts';
import { identityStore } from './identity-store.ts';
import { problems, sendProblem } from './problem.ts';
import type { SamplePerson } from './sample-people.ts';

export interface IdentityOptions {
  folder: DataFolder;
  publicUrl: string;
  audience: string;
  people: readonly SamplePerson[];
}

interface IssuedToken {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
}

/** The issuer of the demonstration: OpenID Connect with the sample people in place of passwords. */
export interface Identity {
  issuer: string;
  /** As its discovery document has them. */
  endpoints: IssuerEndpoints;
  keys: JWTVerifyGetKey;
  /** Serves everything under `/oidc`. */
  handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void>;
  /** The token that a sign-in would give; undefined for an unknown person. */
  tokenFor(userName: string): Promise<IssuedToken | undefined>;
}

const MOUNT = '/oidc';
const SIGN_IN_FORM_BYTES = 4096;

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { folder, publicUrl, audience, people } = options;
  const issuer = publicUrl + MOUNT;
  const key = await openSigningKey(folder);
  const cookieKey = await folder.secret('cookie-key', () => randomBytes(32).toString('base64url'));
  const provider = new Provider(issuer, {
    ...configureIdentity({ publicUrl, audience, people, mount: MOUNT }),
    adapter: identityStore(folder.state),
    jwks: { keys: [key.privateJwk] },
    cookies: { keys: [cookieKey] },
  });
  // Behind the proxy that ends TLS, cookies are secure and addresses https by its word.
  provider.proxy = publicUrl.startsWith('https:');
  const callback = provider.callback();

  return {
    issuer,
    endpoints: {
      authorization: `${issuer}/auth`,
      token: `${issuer}/token`,
      endSession: `${issuer}/session/end`,
    },
    keys: createLocalJWKSet({ keys: [key.publicJwk] }),
    async handle(req, res, url) {
      const path = url.pathname.slice(MOUNT.length);
      if (/^\/interaction\/[\w-]+$/.test(path)) return signIn(provider, people, req, res, url);
      Object.assign(req, { originalUrl: req.url });
      req.url = path + url.search;
      await callback(req, res);
    },
    async tokenFor(userName) {
      const person = people.find((candidate) => candidate.userName === userName);
      if (person === undefined) return undefined;
      const access_token = await new SignJWT({
        name: person.name,
        scope: SCOPE,
        client_id: CLIENT_ID,
        jti: randomUUID(),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: key.publicJwk.kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setSubject(userName)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${TOKEN_SECONDS}s`)
        .sign(key.privateKey);
      return { access_token, token_type: 'Bearer', expires_in: TOKEN_SECONDS };
    },
  };
}

/** The page of people, and the choice of one. The interaction's own cookie ties both to one browser. */
async function signIn(
  provider: Provider,
  people: readonly SamplePerson[],
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  const known = await provider.interactionDetails(req, res).catch(() => undefined);
  if (known === undefined) return sendHtml(res, 400, signInErrorPage('interaction_expired', undefined));
  if (req.method === 'GET') return sendHtml(res, 200, signInPage(url.pathname, people));
  if (req.method !== 'POST') return sendProblem(res, problems.methodNotAllowed, { allow: 'GET, POST' });
  const form = new URLSearchParams((await readBody(req, SIGN_IN_FORM_BYTES)).toString('utf8'));
  const person = people.find(({ userName }) => userName === form.get('user'));
  if (person === undefined) return sendHtml(res, 400, signInErrorPage('unknown_person', undefined));
  await provider.interactionFinished(req, res, { login: { accountId: person.userName } });
}

function sendHtml(res: ServerResponse, status: number, body: string): void {
  res
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(body);
}
