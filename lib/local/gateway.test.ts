import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { expectProblem, NOW, openGateway, token } from './fixture/gateway.ts';

const { url, port, logged, get, withToken, close } = await openGateway();
const hasty = await openGateway({ timeoutMs: 100, bodyDeadlineMs: 100 });
afterAll(() => Promise.all([close(), hasty.close()]));

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

test('a function that throws: 500 with a request id and no reason; where it threw is in the log, not what it said', async () => {
  const problem = await expectProblem(await get('/api/echo?answer=throw'), 500, 'INTERNAL');
  expect(JSON.stringify(problem)).not.toContain('passwd');
  const line = logged.find((one) => one.includes(problem.requestId ?? 'none'));
  expect(line).toMatch(/^ +at .*fixture\/functions/m);
  expect(line).not.toContain('passwd');
});

test('a function that takes too long: 504', async () => {
  await expectProblem(await hasty.get('/api/echo?answer=slow'), 504, 'TIMED_OUT');
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

const talk = (text: string, to = port) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(to, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk));
    socket.once('error', reject).once('close', () => resolve(answer));
  });

test('a body announced as too long is refused before it is sent', async () => {
  const head =
    'POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999999\r\n\r\n';
  expect(await talk(head)).toContain('413 Payload Too Large');
});

test('whoever is still writing reads the 413, and the connection serves the next request', async () => {
  const length = 40 * MIB;
  const head = `POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
  const next = 'GET /api/echo?answer=text HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
  expect(await talk(`${head}${' '.repeat(length)}${next}`)).toMatch(/^HTTP\/1.1 413 .*HTTP\/1.1 200 OK/s);
});

test('a body that comes drop by drop is cut off: 408', async () => {
  const head =
    'POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
  expect(await talk(head, hasty.port)).toContain('408 Request Timeout');
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

/** A proxy that reads one of the two would take the rest of the body for the next request of somebody else. */
const inside = 'GET /api/echo?answer=text HTTP/1.1\r\nhost: x\r\n\r\n';
test.for<[string, string]>([
  [
    'length and chunks',
    `content-length: ${inside.length}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${inside}`,
  ],
  ['two lengths', `content-length: 0\r\ncontent-length: ${inside.length}\r\n\r\n${inside}`],
  ['a length with a sign', `content-length: +${inside.length}\r\n\r\n${inside}`],
  ['chunks under a name with a space', `transfer-encoding : chunked\r\n\r\n0\r\n\r\n${inside}`],
  ['chunks that are not last', `transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${inside}`],
])('a body of two lengths (%s) is refused, and nothing in it is taken for a request', async ([, rest]) => {
  const answer = await talk(
    `POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${rest}`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/);
  expect(answer.match(/HTTP\/1.1 /g)).toHaveLength(1);
});

test('a body that nobody reads is not taken for a request either', async () => {
  const head = `POST /api/projects/1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${inside.length}\r\n\r\n`;
  const last = 'GET /api/echo?answer=text HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
  const answer = await talk(`${head}${inside}${last}`);
  expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 405', 'HTTP/1.1 200']);
});
