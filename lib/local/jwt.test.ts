import { exportJWK, generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import {
  AUDIENCE,
  ec,
  expectProblem,
  ISSUER,
  openGateway,
  rsa,
  seconds,
  type TokenChange,
  token,
} from './fixture/gateway.ts';

const { get, withToken, close } = await openGateway();
const other = await generateKeyPair('RS256');
afterAll(close);

test('a good token passes; the function gets its claims as strings, as API Gateway gives them', async () => {
  const claims = { name: '王敏', groups: ['a', 'b'], level: 3 };
  const response = await withToken('/api/projects/a%2Fb', token({ claims }));
  expect(response.status).toBe(200);
  const jwt = {
    claims: {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'clerk-edu',
      name: '王敏',
      groups: '[a b]',
      level: '3',
      iat: expect.stringMatching(/^\d+$/),
      exp: expect.stringMatching(/^\d+$/),
    },
    scopes: null,
  };
  expect(await response.json()).toMatchObject({
    pathParameters: { projectId: 'a/b' },
    routeKey: 'GET /api/projects/{projectId}',
    requestContext: { authorizer: { jwt } },
  });
});

test.for<[string, TokenChange]>([
  ['signed with ES256', { key: ec.privateKey, header: { alg: 'ES256', kid: 'ec' } }],
  ['with several audiences', { claims: { aud: ['other', AUDIENCE] } }],
  ['with client_id in place of aud', { claims: { aud: undefined, client_id: AUDIENCE } }],
])('a token %s passes', async ([, change]) => {
  expect((await withToken('/api/projects/1', token(change))).status).toBe(200);
});

const unsecured = () =>
  new UnsecuredJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: seconds() + 60 }).encode();

async function tampered(): Promise<string> {
  const [header, , signature] = (await token()).split('.');
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'bureau-head', exp: seconds() + 60 };
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

/** The public key taken for a shared secret: the classic confusion of HS256 with RS256. */
async function confused(): Promise<string> {
  const secret = Buffer.from(JSON.stringify(await exportJWK(rsa.publicKey)));
  return token({ key: secret, header: { alg: 'HS256', kid: 'rsa' } });
}

test.for<[string, () => string | Promise<string>]>([
  ['alg none', unsecured],
  ['another issuer', () => token({ claims: { iss: 'https://evil.example' } })],
  ['no issuer', () => token({ claims: { iss: undefined } })],
  ['another audience', () => token({ claims: { aud: 'other' } })],
  ['another audience, with our client_id', () => token({ claims: { aud: 'other', client_id: AUDIENCE } })],
  ['no audience at all', () => token({ claims: { aud: undefined } })],
  ['expired', () => token({ claims: { exp: seconds() - 1 } })],
  ['no expiry', () => token({ claims: { exp: undefined } })],
  ['not yet valid', () => token({ claims: { nbf: seconds() + 30 } })],
  ['issued in the future', () => token({ claims: { iat: seconds() + 30 } })],
  ['another key under our kid', () => token({ key: other.privateKey })],
  ['an unknown kid', () => token({ key: other.privateKey, header: { alg: 'RS256', kid: 'other' } })],
  ['changed claims', tampered],
  ['HS256 with the public key', confused],
  ['no token', () => ''],
  ['garbage', () => 'a.b.c'],
])('a token with %s: 401', async ([, make]) => {
  const response = await withToken('/api/projects/1', make());
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  await expectProblem(response, 401, 'UNAUTHORIZED');
});

test('no Authorization header at all: 401', async () => {
  await expectProblem(await get('/api/projects/1'), 401, 'UNAUTHORIZED');
});
