import { request } from 'node:http';
import { connect } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fixtureParts } from './fixture/parts.ts';
import { createInvoke, loadFrom } from './functions.ts';
import { createGateway } from './gateway.ts';
import { type HostServer, openServer } from './host-server.ts';
import { createAuthorizer } from './jwt.ts';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'egov-projects';
const NOW = Date.parse('2026-03-01T08:09:10.123Z');
const rsa = await generateKeyPair('RS256');
const other = await generateKeyPair('RS256');
const ec = await generateKeyPair('ES256');
const keys = createLocalJWKSet({
  keys: [
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', alg: 'RS256' },
    { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES256' },
  ],
});

let server: HostServer;
let url: string;
const logged: string[] = [];

beforeAll(async () => {
  server = await openServer(0, '127.0.0.1', (line) => logged.push(line));
  url = `http://127.0.0.1:${server.port}`;
  const handle = createGateway({
    routes: fixtureParts.routes,
    authorize: createAuthorizer({ issuer: ISSUER, audience: AUDIENCE, keys }),
    invoke: createInvoke(loadFrom(fixtureParts.root), () => undefined),
    entryOf: (group) => `functions/${group}/index.ts`,
    now: () => NOW,
    log: (line) => logged.push(line),
    limits: { timeoutMs: 300, bodyDeadlineMs: 300 },
  });
  server.serve(url, [{ prefix: '/api', handle }]);
});
afterAll(() => server.close());

const seconds = () => Math.floor(Date.now() / 1000);

interface TokenChange {
  claims?: Record<string, unknown>;
  key?: Parameters<SignJWT['sign']>[0];
  header?: { alg: string; kid?: string };
}

function token({
  claims = {},
  key = rsa.privateKey,
  header = { alg: 'RS256', kid: 'rsa' },
}: TokenChange = {}) {
  const standard = { iss: ISSUER, aud: AUDIENCE, sub: 'clerk-edu', iat: seconds(), exp: seconds() + 60 };
  return new SignJWT({ ...standard, ...claims }).setProtectedHeader(header).sign(key);
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
const withToken = async (path: string, jwt: string | Promise<string>) =>
  get(path, { authorization: `Bearer ${await jwt}` });

const problemShape = z.strictObject({
  type: z.string(),
  status: z.number(),
  code: z.string(),
  title: z.string().check(z.regex(/\p{Script=Han}/u)),
  detail: z.string().check(z.regex(/\p{Script=Han}/u)),
  requestId: z.optional(z.string()),
});

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = problemShape.parse(await response.json());
  expect(problem).toMatchObject({ type: 'about:blank', status, code });
  return problem;
}

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

test('builds the HTTP API event, version 2.0', async () => {
  const response = await fetch(`${url}/api/echo?a=1&b=x%20y&a=2`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: 'c=1; d=2',
      'X-Custom': 'V',
      'user-agent': 'test/1',
    },
    body: '{"名":"值"}',
  });
  expect(await response.json()).toEqual({
    version: '2.0',
    routeKey: 'POST /api/echo',
    rawPath: '/api/echo',
    rawQueryString: 'a=1&b=x%20y&a=2',
    cookies: ['c=1', 'd=2'],
    headers: expect.objectContaining({ 'x-custom': 'V', 'content-type': 'application/json' }),
    queryStringParameters: { a: '1,2', b: 'x y' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: '127.0.0.1',
      domainPrefix: '127',
      http: {
        method: 'POST',
        path: '/api/echo',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test/1',
      },
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      routeKey: 'POST /api/echo',
      stage: '$default',
      time: '01/Mar/2026:08:09:10 +0000',
      timeEpoch: NOW,
    },
    body: '{"名":"值"}',
    isBase64Encoded: false,
  });
});

test('binary bodies come in base64', async () => {
  const body = new Uint8Array([0xff, 0x00, 0x01]);
  const response = await fetch(`${url}/api/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body,
  });
  expect(await response.json()).toMatchObject({ body: '/wAB', isBase64Encoded: true });
});

test('repeated headers are joined', async () => {
  const event = await new Promise<string>((resolve, reject) => {
    const req = request(`${url}/api/echo`, { headers: { 'x-many': ['1', '2'] } }, async (res) => {
      resolve(Buffer.concat(await res.toArray()).toString());
    });
    req.once('error', reject).end();
  });
  expect(JSON.parse(event).headers['x-many']).toBe('1,2');
});

test('writes a binary result, cookies and headers, and a bare string', async () => {
  const binary = await get('/api/echo?answer=binary');
  expect([binary.status, binary.headers.get('content-type')]).toEqual([201, 'image/png']);
  expect(Buffer.from(await binary.arrayBuffer()).toString('base64')).toBe('iVBORw==');
  const cookies = await get('/api/echo?answer=cookies');
  expect([cookies.status, cookies.headers.get('etag')]).toEqual([204, '"7"']);
  expect(cookies.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  const text = await get('/api/echo?answer=text');
  expect([text.status, await text.text()]).toEqual([200, 'only text']);
});

test('a literal segment wins over a parameter', async () => {
  const response = await withToken('/api/projects/mine', token());
  expect(await response.json()).toMatchObject({ routeKey: 'GET /api/projects/mine' });
});

test.for([
  ['/api/nothing', 404, 'NOT_FOUND'],
  ['/api/projects/', 404, 'NOT_FOUND'],
  ['/api/projects/%zz', 400, 'INVALID_PATH'],
  ['/api/../local/token', 404, 'NOT_FOUND'],
] as const)('GET %s: %i %s', async ([path, status, code]) => {
  await expectProblem(await get(path), status, code);
});

test('another method: 405 with what is allowed; OPTIONS says the same', async () => {
  const response = await fetch(`${url}/api/echo`, { method: 'DELETE' });
  expect(response.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  await expectProblem(response, 405, 'METHOD_NOT_ALLOWED');
  const options = await fetch(`${url}/api/echo`, { method: 'OPTIONS' });
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
});

test('HEAD is a GET without its body', async () => {
  const response = await fetch(`${url}/api/echo?answer=text`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
    200,
    '9',
    '',
  ]);
});

test('a function that throws: 500 with a request id and no reason; the reason is in the log', async () => {
  const problem = await expectProblem(await get('/api/echo?answer=throw'), 500, 'INTERNAL');
  expect(JSON.stringify(problem)).not.toContain('passwd');
  expect(
    logged.some((line) => line.includes(problem.requestId ?? 'none') && line.includes('/etc/passwd')),
  ).toBe(true);
});

test('a function that takes too long: 504', async () => {
  await expectProblem(await get('/api/echo?answer=slow'), 504, 'TIMED_OUT');
});

const MIB = 1024 * 1024;
const post = (size: number, type: string, chunked = false) => {
  const body = new Uint8Array(size).fill(0x20);
  const stream = () => new Blob([body]).stream();
  return fetch(`${url}/api/echo`, {
    method: 'POST',
    headers: { 'content-type': type },
    ...(chunked ? { body: stream(), duplex: 'half' } : { body }),
  } as RequestInit);
};

test('JSON of 1 MiB passes, one byte more is 413, announced or not; other bodies have 10 MiB', async () => {
  expect((await post(MIB, 'application/json')).status).toBe(200);
  await expectProblem(await post(MIB + 1, 'application/json'), 413, 'BODY_TOO_LARGE');
  await expectProblem(await post(MIB + 1, 'application/json', true), 413, 'BODY_TOO_LARGE');
  expect((await post(2 * MIB, 'application/zip')).status).toBe(200);
  await expectProblem(await post(10 * MIB + 1, 'application/zip'), 413, 'BODY_TOO_LARGE');
});

const talk = (text: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk));
    socket.once('error', reject).once('close', () => resolve(answer));
  });

test('a body that comes drop by drop is cut off: 408', async () => {
  const head =
    'POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
  expect(await talk(head)).toContain('408 Request Timeout');
});

test('a header of more than 16 KiB is refused', async () => {
  expect(await talk(`GET /api/echo HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(17_000)}\r\n\r\n`)).toContain(
    ' 431 ',
  );
});

test.for(['*', 'http://[', 'no-slash'])('the request target %s is refused', async (target) => {
  expect(await talk(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 400 /,
  );
});

test('two slashes stay a path of this host', async () => {
  const answer = await talk('GET //evil.example/api/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 404 /);
});
