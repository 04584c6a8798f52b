import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { freeBytes } from './free-bytes.ts';
import type { Mount } from './host-server.ts';
import type { Metrics } from './metrics.ts';
import { problems, sendProblem } from './problem.ts';

interface HealthOptions {
  table: string;
  dataDir: string;
  metrics: Metrics;
  /** Without one there is no `/metrics`: behind a proxy every request comes from loopback, so the address proves nothing. */
  metricsToken: string | undefined;
}

/** Below this, a proxy should send nobody here any more: uploads and commands are about to be refused. */
const FREE_BYTES_AT_LEAST = 256 * 1024 * 1024;

/**
 * `/health`: the process answers. `/ready`: its table answers and its disk has room, else 503, with what is wrong.
 * `/metrics`: Prometheus, for who knows the token. None tells anything of a project.
 */
export function healthMounts({ table, dataDir, metrics, metricsToken }: HealthOptions): Mount[] {
  const client = new DynamoDBClient({ maxAttempts: 1, requestHandler: { requestTimeout: 2_000 } });
  const answers = () =>
    client.send(new DescribeTableCommand({ TableName: table })).then(
      ({ Table }) => Table?.TableStatus === 'ACTIVE',
      () => false,
    );
  const hasRoom = async () => (await freeBytes(dataDir)) >= FREE_BYTES_AT_LEAST;
  // Asked by many at once, the table is asked once.
  let asking: Promise<{ table: boolean; disk: boolean }> | undefined;
  const look = () => {
    asking ??= Promise.all([answers(), hasRoom()])
      .then(([tableAnswers, disk]) => ({ table: tableAnswers, disk }))
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return [
    { prefix: '/health', handle: async (_req, res) => sendJson(res, 200, { status: 'ok' }) },
    {
      prefix: '/ready',
      handle: async (_req, res) => {
        const checks = await look();
        const ready = checks.table && checks.disk;
        sendJson(res, ready ? 200 : 503, { status: ready ? 'ready' : 'notReady', checks });
      },
    },
    {
      prefix: '/metrics',
      handle: async (req, res) => {
        if (!isToken(req, metricsToken)) return sendProblem(res, problems.notFound);
        res.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
        res.end(await metrics.text());
      },
    },
  ];
}

function isToken({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (!token) return false;
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(value));
}
