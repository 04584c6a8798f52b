import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ProjectEvent } from '../project/events.ts';
import type { Project } from '../project/project.ts';
import { dynamoDb, tableName } from './client.ts';
import type { ChainedEvent } from './history.ts';
import { eventKey, projectKey } from './keys.ts';

/** All events of the city, by time, in the `city` index. */
const EVENTS = 'EVENTS';

/** What the index keeps of an event: which one it is, and the hash that it had when it was written. */
export interface CityEvent {
  projectId: string;
  filingNumber: string;
  unitId: string;
  unitName: string;
  name: string;
  sequence: number;
  hash: string;
}

/** Attributes that put an event into the city's history. */
export const cityEventEntry = (
  { projectId, filingNumber, unitId, unitName, fields }: Project,
  { sequence, hash, by }: ChainedEvent,
) => {
  const row: CityEvent = { projectId, filingNumber, unitId, unitName, name: fields.name, sequence, hash };
  return { cityKey: EVENTS, ledgerSort: sortOf(by.at, row), row };
};

const sortOf = (at: string, { projectId, sequence }: Pick<CityEvent, 'projectId' | 'sequence'>) =>
  `${at}#${projectId}#${eventKey(sequence)}`;

/** A place in the history: the sort key of the last event read, from which the keys of the table follow. */
const PLACE = /^[^#]+#([\w-]+)#(EV#\d{8})$/;
export const isPlace = (sort: string): boolean => PLACE.test(sort);

/** One page, newest first, of the events from one instant to another; `after` is a place in it. */
export async function readCityEvents(
  { from, to }: { from: string; to: string },
  limit: number,
  after: string | undefined,
): Promise<{ rows: CityEvent[]; next?: string }> {
  const [, projectId = '', sk] = (after && PLACE.exec(after)) || [];
  const page = await dynamoDb.send(
    new QueryCommand({
      TableName: tableName(),
      IndexName: 'city',
      KeyConditionExpression: 'cityKey = :events AND ledgerSort BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':events': EVENTS, ':from': from, ':to': to },
      ScanIndexForward: false,
      Limit: limit,
      ...(after
        ? { ExclusiveStartKey: { pk: projectKey(projectId), sk, cityKey: EVENTS, ledgerSort: after } }
        : {}),
    }),
  );
  const rows = (page.Items ?? []).map((item) => item.row as CityEvent);
  return page.LastEvaluatedKey ? { rows, next: page.LastEvaluatedKey.ledgerSort as string } : { rows };
}

/** The events as they lie in their histories, by `projectId#sequence`; at most a hundred. */
export async function loadEvents(
  rows: readonly Pick<ProjectEvent, 'projectId' | 'sequence'>[],
): Promise<Map<string, ChainedEvent>> {
  const found = new Map<string, ChainedEvent>();
  let Keys = rows.map(({ projectId, sequence }) => ({ pk: projectKey(projectId), sk: eventKey(sequence) }));
  while (Keys.length > 0) {
    const RequestItems = { [tableName()]: { Keys, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await dynamoDb.send(new BatchGetCommand({ RequestItems }));
    for (const { event } of Responses?.[tableName()] ?? [])
      found.set(`${event.projectId}#${event.sequence}`, event as ChainedEvent);
    Keys = (UnprocessedKeys?.[tableName()]?.Keys ?? []) as typeof Keys;
  }
  return found;
}
