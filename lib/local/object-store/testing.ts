import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Sha256 } from '@aws-crypto/sha256-js';
import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SignatureV4 } from '@smithy/signature-v4';
import { createObjectStore, type ObjectStoreOptions, type StoredObject } from './index.ts';

/** A store on a loopback port in a folder of its own, and the real SDK to talk to it: what the tests beside have in common. */
export const credentials = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'local-secret' };
export const NOW = Date.UTC(2026, 2, 1, 8);
export const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('base64');

export async function startStore(options: Partial<ObjectStoreOptions> = {}) {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'object-store-'));
  const events: StoredObject[] = [];
  const clock = { now: NOW };
  const store = createObjectStore({
    dataDir,
    basePath: '/s3',
    region: 'cn-north-1',
    credentials,
    now: () => clock.now,
    wallClock: Date.now,
    allowedOrigins: ['https://it.example.gov.cn'],
    onObjectCreated: async (event) => void events.push(event),
    ...options,
  });
  const running = new Set<Promise<void>>();
  const server = createServer((req, res) => {
    const handled = store.handle(req, res).finally(() => running.delete(handled));
    running.add(handled);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/s3`;
  const client = (config: S3ClientConfig = {}) =>
    new S3Client({
      endpoint,
      region: 'cn-north-1',
      credentials,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      maxAttempts: 1,
      ...config,
    });

  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await Promise.all(running);
    store.close();
  };
  const stop = async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, server, dataDir, events, clock, endpoint, client, s3: client(), close, stop };
}

export type TestStore = Awaited<ReturnType<typeof startStore>>;

/** Stops the store and counts what its folder holds, so that a test can say: nothing. */
export async function leftBehind({ close, dataDir }: TestStore) {
  await close();
  const files = (folder: string) =>
    readdirSync(path.join(dataDir, folder), { recursive: true, withFileTypes: true }).filter((e) =>
      e.isFile(),
    ).length;
  const database = new DatabaseSync(path.join(dataDir, 'index.sqlite'));
  const rows = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const left = {
    temp: files('temp'),
    blobs: files('blobs'),
    versions: rows('versions'),
    segments: rows('segments'),
    parts: rows('parts'),
  };
  database.close();
  rmSync(dataDir, { recursive: true });
  return left;
}

export const NOTHING = { temp: 0, blobs: 0, versions: 0, segments: 0, parts: 0 };

/** What the product hands to a browser: a PUT with key, length, type and SHA-256 bound. */
export async function presignPut(
  { s3 }: Pick<TestStore, 's3'>,
  { bytes, key = 'p1/plan.pdf', bucket = 'documents', expiresIn = 900, signedAt = NOW }: PutSpec,
) {
  const ContentType = 'application/pdf';
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType,
    ContentLength: Buffer.byteLength(bytes),
    ChecksumSHA256: sha256(bytes),
  });
  const url = await getSignedUrl(s3, command, {
    expiresIn,
    signingDate: new Date(signedAt),
    signableHeaders: new Set(['content-type', 'content-length', 'host']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return { url, headers: { 'content-type': ContentType, 'x-amz-checksum-sha256': sha256(bytes) } };
}

/** A request signed in its header by the SDK's own signer, but with whatever headers the test wants. */
export async function signedByHand(
  endpoint: string,
  path: string,
  headers: Record<string, string>,
): Promise<Sent> {
  const signer = new SignatureV4({
    service: 's3',
    region: 'cn-north-1',
    credentials,
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const { host, hostname, pathname } = new URL(endpoint + path);
  const request = {
    method: 'PUT',
    protocol: 'http:',
    hostname,
    path: pathname,
    headers: { host, ...headers },
    body: {},
  };
  const signed = await signer.sign(request);
  return { url: endpoint + path, headers: signed.headers };
}

interface PutSpec {
  bytes: string;
  key?: string;
  bucket?: string;
  expiresIn?: number;
  signedAt?: number;
}

export interface Sent {
  method?: string;
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Destroys the connection after the body instead of ending it. */
  cut?: boolean;
}

/** A request as an attacker can make it: any header, any length, any end. Status 0: the connection broke. */
export function send({ method = 'PUT', url, headers = {}, body = '', cut = false }: Sent) {
  return new Promise<{ status: number; code: string; body: string; headers: IncomingMessage['headers'] }>(
    (resolve) => {
      const announced = (method === 'PUT' || method === 'POST') && headers['transfer-encoding'] === undefined;
      const length = announced ? { 'content-length': String(Buffer.byteLength(body)) } : {};
      // Taken apart by hand: a URL parser would tidy up `..` before the store ever saw it.
      const [, host, port, path] = /^http:\/\/([^:/]+):(\d+)(\/.*)$/.exec(url) ?? [];
      const options = { host, port, path, method, headers: { ...length, ...headers }, agent: false };
      const request = httpRequest(options, async (res) => {
        const text = Buffer.concat(await Array.fromAsync(res as AsyncIterable<Buffer>)).toString();
        const code = /<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? '';
        resolve({ status: res.statusCode ?? 0, code, body: text, headers: res.headers });
      });
      request.on('error', () => resolve({ status: 0, code: '', body: '', headers: {} }));
      if (cut) request.write(body, () => setTimeout(() => request.destroy(), 50));
      else request.end(body);
    },
  );
}
