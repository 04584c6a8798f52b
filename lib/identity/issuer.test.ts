import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { keepEndpoints } from './issuer.ts';

const MINUTE_MS = 60_000;

/** An issuer whose discovery document says what it is told to; `asked` counts. */
async function openIssuer() {
  const state = { asked: 0, up: true, says: {} as Record<string, string> };
  const server = createServer((_req, res) => {
    state.asked++;
    res.writeHead(state.up ? 200 : 503).end(state.up ? JSON.stringify(state.says) : 'down');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.says = {
    issuer,
    jwks_uri: `${issuer}/keys`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    end_session_endpoint: `${issuer}/logout`,
  };
  return { issuer, state };
}

test('an issuer’s addresses are asked for once in ten minutes, and then anew', async () => {
  const { issuer, state } = await openIssuer();
  const endpoints = keepEndpoints(issuer);
  const expected = {
    authorization: `${issuer}/authorize`,
    token: `${issuer}/token`,
    endSession: `${issuer}/logout`,
  };
  expect([await endpoints(0), await endpoints(9 * MINUTE_MS)]).toEqual([expected, expected]);
  expect(state.asked).toBe(1);
  state.says.token_endpoint = `${issuer}/moved`;
  expect(await endpoints(11 * MINUTE_MS)).toEqual({ ...expected, token: `${issuer}/moved` });
});

test('one that cannot be reached, or calls itself something else, is asked again the next time', async () => {
  const { issuer, state } = await openIssuer();
  const endpoints = keepEndpoints(issuer);
  state.up = false;
  expect(await endpoints(0)).toBeUndefined();
  state.up = true;
  state.says.issuer = 'https://somebody.else';
  expect(await endpoints(0)).toBeUndefined();
  state.says.issuer = issuer;
  expect(await endpoints(0)).toBeDefined();
});
