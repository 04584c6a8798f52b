import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Route } from '../routes.ts';
import type { Schedule } from '../schedules.ts';
import type { Subscription } from '../subscriptions.ts';
import type { Credentials } from './host-environment.ts';
import type { SamplePerson, SampleUnit } from './sample-people.ts';

/** An object that has been written whole. */
export interface StoredObject {
  bucket: string;
  key: string;
  versionId: string;
  sizeBytes: number;
  etag: string;
  sequencer: string;
  /** Milliseconds, the host's clock. */
  storedAt: number;
  reason: string;
}

export interface ObjectStore {
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
  /** Housekeeping: announces what a crash left unannounced, ends stale uploads, removes what no object is made of. */
  sweep(): Promise<unknown>;
  close(): Promise<void> | void;
}

type CreateObjectStore = (options: {
  dataDir: string;
  basePath: string;
  region: string;
  credentials: Credentials;
  now: () => number;
  wallClock: () => number;
  allowedOrigins: readonly string[];
  /** Resolves once the event is journalled. */
  onObjectCreated(object: StoredObject): Promise<void>;
}) => ObjectStore | Promise<ObjectStore>;

/** What the host runs: the product's declarations, or a test's. */
export interface HostParts {
  routes: readonly Route[];
  schedules: readonly Schedule[];
  subscriptions: readonly Subscription[];
  streamFunction: { name: string; entry: string };
  tableDefinition: Omit<CreateTableCommandInput, 'TableName'>;
  /** Folder that entries are relative to. */
  root: string;
  createObjectStore?: CreateObjectStore;
  /** Puts the demonstration's people and units into the table; must bear repetition. */
  seed?(people: readonly SamplePerson[], units: readonly SampleUnit[]): Promise<void>;
}
