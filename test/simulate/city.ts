import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { startHost } from '../../lib/local/host.ts';
import { listen } from '../../lib/local/ports.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { dynamoDb } from '../../lib/store/client.ts';
import { HostClient } from '../support/client.ts';

export interface SinkMail {
  to: string;
  subject: string;
  text: string;
}

/** What the store was asked since it was last read. */
export interface Cost {
  requests: number;
  units: number;
}

/** The whole product in this process, with a mail server of our own; its schedules are run by hand. */
export async function openCity(startsAt: string) {
  const dataDir = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'egov-simulate-'));
  const mails: SinkMail[] = [];
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onData(stream, session, callback) {
      simpleParser(stream).then(({ subject = '', text = '' }) => {
        mails.push({ to: session.envelope.rcptTo.map((r) => r.address).join(), subject, text });
        callback();
      }, callback);
    },
  });
  const port = await listen(sink.server, 0, '127.0.0.1');
  const host = await startHost({
    parts: { ...productParts, schedules: [] },
    dataDir,
    port: 0,
    demo: true,
    clockStartsAt: Date.parse(startsAt),
    log: () => undefined,
    backoffMs: 10,
  });
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  const meter = meterStore();
  return {
    host,
    mails,
    meter,
    /** Tokens end with the day. */
    client: () => new HostClient(host.url),
    async close() {
      meter.stop();
      await host.stop();
      await new Promise<void>((resolve) => sink.close(() => resolve()));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Consumed = { CapacityUnits?: number };

/** Counts requests and capacity units, and cuts a run off at a request when told to. */
function meterStore() {
  let cost: Cost = { requests: 0, units: 0 };
  let cutAfter = Number.POSITIVE_INFINITY;
  dynamoDb.middlewareStack.add(
    (next) => async (args) => {
      if (cutAfter-- <= 0) {
        cutAfter = Number.POSITIVE_INFINITY;
        throw new Error('the simulation killed this run');
      }
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Consumed | Consumed[] };
      cost.requests += 1;
      for (const { CapacityUnits = 0 } of [ConsumedCapacity ?? []].flat()) cost.units += CapacityUnits;
      return result;
    },
    { step: 'initialize', name: 'simulate', override: true },
  );
  return {
    take(): Cost {
      const taken = cost;
      cost = { requests: 0, units: 0 };
      return taken;
    },
    /** The request after so many fails, once; without a number none does. */
    cut(after = Number.POSITIVE_INFINITY) {
      cutAfter = after;
    },
    stop: () => dynamoDb.middlewareStack.remove('simulate'),
  };
}
