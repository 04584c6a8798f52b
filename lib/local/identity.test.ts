import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { openDataFolder } from './data-folder.ts';
import { openBrowser } from './fixture/browser.ts';
import { temporaryFolder } from './fixture/temporary.ts';
import { openServer } from './host-server.ts';
import { createIdentity } from './identity.ts';
import { samplePeople } from './sample-people.ts';

const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  token_type: z.string(),
  expires_in: z.number(),
});

async function setUp(dataDir = temporaryFolder(), port = 0) {
  const folder = openDataFolder(dataDir);
  const server = await openServer(port, '127.0.0.1', console.error);
  const publicUrl = `http://localhost:${server.port}`;
  const identity = await createIdentity({
    folder,
    publicUrl,
    audience: 'egov-projects',
    people: samplePeople,
  });
  server.serve(publicUrl, [{ prefix: '/oidc', handle: identity.handle }]);
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await server.close();
    folder.close();
  };
  onTestFinished(close);
  return { identity, publicUrl, folder, port: server.port, close, dataDir };
}

const verifier = randomBytes(32).toString('base64url');

function authorizeUrl(publicUrl: string, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'web',
    redirect_uri: `${publicUrl}/sign-in/callback`,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'the-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  });
  for (const [name, value] of Object.entries(change)) if (value === '') query.delete(name);
  return `${publicUrl}/oidc/auth?${query}`;
}

/** What the person does in the browser: opens the page of people, presses a button, comes back with a code. */
async function signIn(
  publicUrl: string,
  browser: ReturnType<typeof openBrowser>,
  user: string,
): Promise<string> {
  const { url, response } = await browser.follow(authorizeUrl(publicUrl), '/sign-in/callback');
  const page = await response.text();
  expect(page).toContain(`value="${user}"`);
  const back = await browser.follow(url.href, '/sign-in/callback', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user }).toString(),
  });
  expect(back.url.searchParams.get('state')).toBe('the-state');
  return back.url.searchParams.get('code') ?? '';
}

const redeem = (publicUrl: string, code: string, change: Record<string, string> = {}) =>
  fetch(`${publicUrl}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'web',
      code,
      redirect_uri: `${publicUrl}/sign-in/callback`,
      code_verifier: verifier,
      ...change,
    }),
  });

test('code flow with PKCE: a page in Chinese, then JWTs that name the person', async () => {
  const { publicUrl, identity } = await setUp();
  const browser = openBrowser(publicUrl);
  const { response } = await browser.follow(authorizeUrl(publicUrl), '/sign-in/callback');
  const page = await response.text();
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain('以 王敏(经办,市教育和体育局)身份登录');
  expect(page.match(/<button /g)).toHaveLength(samplePeople.length);
  expect(page).not.toMatch(/<script/);

  const code = await signIn(publicUrl, browser, 'clerk-edu');
  const { access_token, id_token, token_type, expires_in } = tokens.parse(
    await (await redeem(publicUrl, code)).json(),
  );
  expect([token_type, expires_in]).toEqual(['Bearer', 3600]);
  const keys = createRemoteJWKSet(new URL(`${publicUrl}/oidc/jwks`));
  const access = await jwtVerify(access_token, keys, { issuer: identity.issuer, audience: 'egov-projects' });
  expect(access.protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
  expect(access.payload).toMatchObject({
    sub: 'clerk-edu',
    name: '王敏',
    client_id: 'web',
    scope: 'openid profile email',
  });
  const id = await jwtVerify(id_token, keys, { issuer: identity.issuer, audience: 'web' });
  expect(id.payload).toMatchObject({ sub: 'clerk-edu', name: '王敏', email: 'clerk-edu@example.gov.cn' });

  // The token for scripts is the same, by the same key.
  const script = await identity.tokenFor('clerk-edu');
  const forScript = await jwtVerify(script?.access_token ?? '', identity.keys, { audience: 'egov-projects' });
  const names = (payload: object) => Object.keys(payload).sort();
  expect(names(forScript.payload)).toEqual(names(access.payload));
  expect(await identity.tokenFor('nobody')).toBeUndefined();
});

test('the page is told the addresses that the discovery document has', async () => {
  const { identity, publicUrl } = await setUp();
  const response = await fetch(`${publicUrl}/oidc/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    authorization_endpoint: identity.endpoints.authorization,
    token_endpoint: identity.endpoints.token,
    end_session_endpoint: identity.endpoints.endSession,
  });
});

test('a code works once, and only with the verifier it was asked for with', async () => {
  const { publicUrl } = await setUp();
  const browser = openBrowser(publicUrl);
  const stolen = await redeem(publicUrl, await signIn(publicUrl, browser, 'audit'), {
    code_verifier: 'x'.repeat(43),
  });
  expect(stolen.status).toBe(400);
  const { url } = await browser.follow(authorizeUrl(publicUrl, { prompt: 'none' }), '/sign-in/callback');
  const code = url.searchParams.get('code') ?? '';
  expect((await redeem(publicUrl, code)).status).toBe(200);
  expect((await redeem(publicUrl, code)).status).toBe(400);
});

test.for([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['to a foreign address', { redirect_uri: 'https://evil.example/cb' }],
  ['for an unknown client', { client_id: 'other' }],
  ['for another API', { resource: 'urn:other' }],
] as const)('a request %s gets no code', async ([, change]) => {
  const { publicUrl } = await setUp();
  const { url, response } = await openBrowser(publicUrl).follow(
    authorizeUrl(publicUrl, change),
    '/sign-in/callback',
  );
  expect(url.searchParams.get('code')).toBeNull();
  if (url.pathname !== '/sign-in/callback') expect(await response.text()).toContain('登录未能完成');
});

test('renewal without a page works while signed in and not before; a restart signs nobody out', async () => {
  const first = await setUp();
  const browser = openBrowser(first.publicUrl);
  const silent = { prompt: 'none', redirect_uri: `${first.publicUrl}/sign-in/silent` };
  const before = await browser.follow(authorizeUrl(first.publicUrl, silent), '/sign-in/silent');
  expect(before.url.searchParams.get('error')).toBe('login_required');
  await signIn(first.publicUrl, browser, 'leader');
  await first.close();
  const second = await setUp(first.dataDir, first.port);
  const after = await browser.follow(authorizeUrl(second.publicUrl, silent), '/sign-in/silent');
  const answer = await redeem(second.publicUrl, after.url.searchParams.get('code') ?? '', silent);
  const { access_token } = tokens.parse(await answer.json());
  expect((await jwtVerify(access_token, first.identity.keys)).payload.sub).toBe('leader');
});

test('signing out asks in Chinese, ends the session and comes back', async () => {
  const { publicUrl } = await setUp();
  const browser = openBrowser(publicUrl);
  const code = await signIn(publicUrl, browser, 'finance');
  const { id_token } = tokens.parse(await (await redeem(publicUrl, code)).json());
  const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: `${publicUrl}/` });
  const page = await (await browser.go(`${publicUrl}/oidc/session/end?${query}`)).text();
  expect(page).toContain('确定要退出登录吗');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const { url } = await browser.follow(action, '/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  expect(url.href).toBe(`${publicUrl}/`);
  const renewal = await browser.follow(authorizeUrl(publicUrl, { prompt: 'none' }), '/sign-in/callback');
  expect(renewal.url.searchParams.get('error')).toBe('login_required');
});

test('a sign-in form sent from elsewhere, without the interaction’s cookie, is refused', async () => {
  const { publicUrl } = await setUp();
  const { url } = await openBrowser(publicUrl).follow(authorizeUrl(publicUrl), '/sign-in/callback');
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ user: 'admin' }),
    redirect: 'manual',
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('登录未能完成');
});

test('the signing key is kept, for its owner’s eyes only', async () => {
  const { folder } = await setUp(join(temporaryFolder(), 'data'));
  expect(statSync(folder.file('identity-key.json')).mode & 0o777).toBe(0o600);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
});
