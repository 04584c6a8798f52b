import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import type { Bus, BusEntry } from './bus.ts';
import { BodyRefused, readBody } from './http-body.ts';
import { listen } from './ports.ts';

/** As EventBridge: at most ten entries and 1 MB in one call. */
const MAX_ENTRIES = 10;
const MAX_BYTES = 1024 * 1024;

const putEvents = z.object({
  Entries: z
    .array(
      z.object({
        Source: z.optional(z.string()),
        DetailType: z.optional(z.string()),
        Detail: z.optional(z.string()),
        Resources: z.optional(z.array(z.string())),
        Time: z.optional(z.union([z.number(), z.string()])),
        EventBusName: z.optional(z.string()),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_ENTRIES)),
});
type Entry = z.infer<typeof putEvents>['Entries'][number];

interface Answer {
  status: number;
  body: object;
}

/** PutEvents on a loopback port, for the SDK's own EventBridge client; answered only when the journal has the entries. */
export async function serveBus(
  bus: Bus,
  accessKeyId: string,
): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = createServer(async (req, res) => {
    const { status, body } = await answer(req, bus, accessKeyId).catch((error: unknown): Answer => {
      if (error instanceof BodyRefused) return problem(413, 'RequestEntityTooLargeException', error.message);
      return problem(500, 'InternalException', String(error));
    });
    res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(req: IncomingMessage, bus: Bus, accessKeyId: string): Promise<Answer> {
  const body = await readBody(req, MAX_BYTES);
  // Loopback only, and only the functions of this host hold the key: this keeps out a client meant for another service.
  if (!req.headers.authorization?.includes(`Credential=${accessKeyId}/`)) {
    return problem(
      403,
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
  if (req.headers['x-amz-target'] !== 'AWSEvents.PutEvents') {
    return problem(400, 'UnknownOperationException', 'Only PutEvents is served.');
  }
  const parsed = putEvents.safeParse(parseJson(body.toString('utf8')));
  if (!parsed.success) return problem(400, 'ValidationException', z.prettifyError(parsed.error));
  return { status: 200, body: put(parsed.data.Entries, bus) };
}

/** A bad entry is answered in its place and does not hold up the others, as EventBridge does it. */
function put(entries: readonly Entry[], bus: Bus) {
  const checked = entries.map(check);
  const good = checked.filter((entry): entry is BusEntry => !('ErrorCode' in entry));
  const ids = bus.publish(good);
  const answers = checked.map((entry) => ('ErrorCode' in entry ? entry : { EventId: ids.shift() }));
  return { FailedEntryCount: entries.length - good.length, Entries: answers };
}

function check({
  Source,
  DetailType,
  Detail,
  Resources,
  Time,
}: Entry): BusEntry | { ErrorCode: string; ErrorMessage: string } {
  if (!Source || !DetailType || Detail === undefined) {
    return refused('InvalidArgument', 'Parameter Source, DetailType or Detail is not specified.');
  }
  if (Source.startsWith('aws.'))
    return refused('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = parseJson(Detail);
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) {
    return refused('MalformedDetail', 'Detail is malformed.');
  }
  const time = Time === undefined ? undefined : toMilliseconds(Time);
  return {
    source: Source,
    detailType: DetailType,
    detail,
    ...(Resources && { resources: Resources }),
    ...(time !== undefined && { time }),
  };
}

/** JSON 1.1 sends seconds since 1970; the date format is accepted too. */
const toMilliseconds = (time: number | string) => (typeof time === 'number' ? time * 1000 : Date.parse(time));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refused = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });

function problem(status: number, type: string, message: string): Answer {
  return { status, body: { __type: type, message } };
}
