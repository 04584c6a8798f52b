import { createHash } from 'node:crypto';
import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import canonicalize from 'canonicalize';
import type { ProjectEvent } from '../project/events.ts';
import { dynamoDb, tableName } from './client.ts';
import { eventKey, projectKey } from './keys.ts';

/** SM3 is the national standard hash (GB/T 32905); the item names it, so that a later algorithm can follow it. */
const ALGORITHM = 'sm3';

/** An event as it lies in the table: its hash covers its content and the hash before it. */
export type ChainedEvent = ProjectEvent & { algorithm: string; previousHash: string; hash: string };

/** Keys have eight digits. */
export const LAST_SEQUENCE = 99_999_999;

/** The hash before the first event. */
export const GENESIS = '';

/** Chains one event; canonical JSON (RFC 8785), since the store keeps no order of keys. */
export function chain(event: ProjectEvent, previousHash: string): ChainedEvent {
  const hash = hashOf(event, previousHash, ALGORITHM);
  return { ...event, algorithm: ALGORITHM, previousHash, hash };
}

const hashOf = (event: object, previousHash: string, algorithm: string) =>
  createHash(algorithm)
    .update(`${previousHash}\n${canonicalize(event) ?? ''}`)
    .digest('hex');

/** Whether an event is still what was hashed; whether it follows the one before is `verifyChain`'s to say. */
export const holdsItsHash = ({ algorithm, previousHash, hash, ...event }: ChainedEvent): boolean =>
  hashOf(event, previousHash, algorithm) === hash;

export type Verification = { ok: true } | { ok: false; brokenAt: number };

/**
 * Recomputes the chain. `brokenAt` is the first sequence that does not follow: changed, missing or out of place. With
 * the head that the snapshot names, a history cut short at its end is found too.
 */
export function verifyChain(events: readonly ChainedEvent[], head: string): Verification {
  let previous = GENESIS;
  for (const [index, { algorithm, previousHash, hash, ...event }] of events.entries()) {
    const follows = event.sequence === index + 1 && previousHash === previous;
    if (!follows || hashOf(event, previousHash, algorithm) !== hash)
      return { ok: false, brokenAt: index + 1 };
    previous = hash;
  }
  return previous === head ? { ok: true } : { ok: false, brokenAt: events.length + 1 };
}

/** One event. */
export async function loadEvent(projectId: string, sequence: number): Promise<ProjectEvent | undefined> {
  const Key = { pk: projectKey(projectId), sk: eventKey(sequence) };
  const { Item } = await dynamoDb.send(new GetCommand({ TableName: tableName(), Key }));
  return Item?.event as ProjectEvent | undefined;
}

/** All events of a project, oldest first. */
export const loadHistory = (projectId: string): Promise<ChainedEvent[]> => loadEventsFrom(projectId, 0);

/** The events of a project from one sequence on, oldest first. */
export async function loadEventsFrom(projectId: string, sequence: number): Promise<ChainedEvent[]> {
  const events: ChainedEvent[] = [];
  const pages = paginateQuery(
    { client: dynamoDb },
    {
      TableName: tableName(),
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :last',
      ExpressionAttributeValues: {
        ':pk': projectKey(projectId),
        ':from': eventKey(sequence),
        ':last': eventKey(LAST_SEQUENCE),
      },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) {
    events.push(...Items.map((item) => item.event as ChainedEvent));
  }
  return events;
}
