import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Host, startHost } from '../../lib/local/host.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { createRouter } from '../../lib/local/router.ts';
import { dynamoDb } from '../../lib/store/client.ts';
import { meterStore, noCost, type StoreCost } from '../bench/store-meter.ts';
import type { SimPerson } from './facts.ts';
import type { Sink } from './sink.ts';

/** A run of a schedule that is being killed: after so many requests to the store nothing of it goes through any more. */
interface Doing {
  cost: string;
  requestsLeft?: number;
}

class Killed extends Error {}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * The product on one machine, with its schedules in the simulation's hands: handlers are called as the gateway and the
 * scheduler call them, with the event's own time, while store, stream, bus, object store and mail are the host's.
 */
export class City {
  readonly host: Host;
  /** What was asked of the store, by what asked. */
  readonly costs = new Map<string, StoreCost>();
  readonly #dataDir: string;
  readonly #doing = new AsyncLocalStorage<Doing>();
  readonly #route = createRouter(productParts.routes);
  readonly #handlers = new Map<string, Promise<(event: unknown, context: unknown) => Promise<unknown>>>();

  #untilCrash: number | undefined;

  private constructor(host: Host, dataDir: string) {
    this.host = host;
    this.#dataDir = dataDir;
    meterStore(() => {
      const name = this.#doing.getStore()?.cost ?? '变更流、总线与邮件';
      const cost = this.costs.get(name) ?? noCost();
      this.costs.set(name, cost);
      return cost;
    });
    dynamoDb.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          const doing = this.#doing.getStore();
          if (doing?.requestsLeft !== undefined && doing.requestsLeft-- <= 0) throw new Killed();
          if (!doing && this.#crashes(String(commandName), args.input)) throw new Killed();
          return next(args);
        },
      { step: 'initialize', name: 'killRun' },
    );
  }

  /** A subscriber (mail, digest, duties, statistics) dies in the middle, so many requests to the store from now. */
  crashAfter(requests: number): void {
    this.#untilCrash = requests;
  }

  /** Not between the mail server's answer and its mark in the ledger: what then comes twice is one mail (ADR 11). */
  #crashes(command: string, input: object): boolean {
    const { Key } = input as { Key?: { pk?: string } };
    if (this.#untilCrash === undefined) return false;
    if (command === 'UpdateItemCommand' && Key?.pk?.startsWith('MAIL#')) return false;
    if (this.#untilCrash-- > 0) return false;
    this.#untilCrash = undefined;
    return true;
  }

  static async open(
    startsAt: number,
    people: SimPerson[],
    units: { unitId: string; name: string }[],
    sink: Sink,
  ) {
    const dataDir = await mkdtemp(join(tmpdir(), 'egov-simulate-'));
    process.env.SMTP_URL = await sink.open();
    process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
    const host = await startHost({
      parts: { ...productParts, schedules: [], seed: () => seedPeople(people, units) },
      dataDir,
      port: 0,
      demo: true,
      clockStartsAt: startsAt,
      backoffMs: 1,
      log: () => undefined,
    });
    return new City(host, dataDir);
  }

  /** Everything asked of the store so far. */
  cost(): StoreCost {
    const sum = noCost();
    for (const { requests, readUnits, writeUnits } of this.costs.values()) {
      sum.requests += requests;
      sum.readUnits += readUnits;
      sum.writeUnits += writeUnits;
    }
    return sum;
  }

  /** Until nothing is left to do. A large city's day outlasts the host's patience: it is waited for while it goes on. */
  async settled(): Promise<void> {
    for (let before = -1; ; before = this.cost().requests) {
      try {
        return await this.host.settled();
      } catch (error) {
        if (this.cost().requests === before) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.host.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** One run of a schedule, of its own instant; true when it was killed before its end. */
  async run(name: string, time: string, killAfter?: number): Promise<boolean> {
    const schedule = productParts.schedules.find((each) => each.name === name);
    const handler = await this.#handler(schedule?.entry ?? name);
    const doing: Doing = { cost: name, ...(killAfter === undefined ? {} : { requestsLeft: killAfter }) };
    try {
      await this.#doing.run(doing, () => handler({ time, detail: {} }, context(name)));
      return false;
    } catch (error) {
      if (error instanceof Killed) return true;
      throw error;
    }
  }

  /** What must not be refused; its answer. */
  async ask(userId: string, method: string, path: string, body?: object): Promise<Answer['body']> {
    const { status, body: answer } = await this.#request(userId, method, path, body);
    if (status < 300) return answer;
    throw new Error(`${userId} ${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  }

  /** One request, as the gateway hands it to a function. */
  async #request(userId: string, method: string, path: string, body?: object): Promise<Answer> {
    const url = new URL(path, 'http://localhost');
    const found = this.#route(method, url.pathname);
    if (found.kind !== 'route') throw new Error(`no route for ${method} ${path}`);
    const { route, pathParameters } = found;
    const handler = await this.#handler(`functions/${route.group}/index.ts`);
    const routeKey = `${route.method} ${route.path}`;
    const query = Object.fromEntries(url.searchParams);
    const event = {
      version: '2.0',
      routeKey,
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      queryStringParameters: query,
      pathParameters,
      requestContext: {
        authorizer: { jwt: { claims: { sub: userId }, scopes: [] } },
        http: { method, path: url.pathname },
        requestId: randomUUID(),
        routeKey,
        timeEpoch: this.host.clock.now(),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      isBase64Encoded: false,
    };
    const result = (await this.#doing.run({ cost: '人员的请求' }, () =>
      handler(event, context(route.group)),
    )) as { statusCode: number; body?: string };
    return { status: result.statusCode, body: result.body ? JSON.parse(result.body) : {} };
  }

  /** A small paper of its own, over the signed address; checked once the city has settled. Its identifier. */
  async upload(userId: string, projectId: string, material: string, content = '%PDF-1.4'): Promise<string> {
    const bytes = Buffer.from(`${content}\n% ${randomUUID()}\n%%EOF\n`);
    const registration = {
      material,
      fileName: `${material}.pdf`,
      contentType: 'application/pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const at = `/api/projects/${projectId}/documents`;
    const body = await this.ask(userId, 'POST', at, registration);
    const { documentId, upload } = body as {
      documentId: string;
      upload: { url: string; headers: Record<string, string> };
    };
    const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
    if (!put.ok) throw new Error(`${material}: ${put.status} ${await put.text()}`);
    await this.ask(userId, 'POST', `${at}/${documentId}/completion`, {});
    return documentId;
  }

  #handler(entry: string) {
    const known = this.#handlers.get(entry);
    if (known) return known;
    const loading = import(pathToFileURL(join(productParts.root, entry)).href).then(({ handler }) => handler);
    this.#handlers.set(entry, loading);
    return loading;
  }
}

const context = (functionName: string) => ({
  functionName,
  awsRequestId: randomUUID(),
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 60_000,
});

/** The city's own people instead of the demonstration's. */
async function seedPeople(people: SimPerson[], units: { unitId: string; name: string }[]): Promise<void> {
  const { addPersonOnce, addUnitOnce } = await import('../../lib/identity/directory.ts');
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]));
  for (const { id, name, role, unitId, email } of people)
    await addPersonOnce({
      userId: id,
      name,
      roles: [role as 'clerk'],
      unitId,
      unitName: nameOf.get(unitId) ?? unitId,
      isBureau: unitId === 'bureau',
      email,
    });
  for (const { unitId, name } of units) await addUnitOnce({ unitId, name, creditCode: '11370782004273102F' });
}
