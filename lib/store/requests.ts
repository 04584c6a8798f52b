import { BatchGetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '../project/people.ts';
import { type LoadedRules, type RulesInForce, rulesInForce } from '../regulation/rule-sets/in-force.ts';
import { dynamoDb, tableName } from './client.ts';
import { idempotencyKey } from './keys.ts';
import { currentRulesKey, loadedRulesOf } from './rules.ts';
import type { TransactItem } from './transaction.ts';

/** The first answer to a command, kept with the command's own transaction. */
export interface KeptAnswer {
  /** SHA-256 of method, path and body: the same key for another request is a mistake, and told. */
  fingerprint: string;
  status: number;
  body: unknown;
}

/** What every request asks first, in one round trip: the person, the kept answer, the year's filing counter, the rules. */
export interface Opening {
  person: Person | undefined;
  answer: KeptAnswer | undefined;
  /** Last filing number given out in the year. */
  filings: number;
  /** What administrators loaded, and the rules in force that it comes to. */
  loaded: LoadedRules;
  rules: RulesInForce;
}

export const counterKey = (year: string) => ({ pk: `COUNTER#${year}`, sk: 'FILING' });

/** Reads the opening of a request. */
export async function openRequest(userId: string, key: string | undefined, year: string): Promise<Opening> {
  const person = { pk: 'USERS', sk: userId };
  const answer = key ? { pk: idempotencyKey(userId), sk: key } : undefined;
  const { Responses } = await dynamoDb.send(
    new BatchGetCommand({
      RequestItems: {
        [tableName()]: {
          Keys: [person, counterKey(year), currentRulesKey, ...(answer ? [answer] : [])],
          ConsistentRead: true,
        },
      },
    }),
  );
  const items = Responses?.[tableName()] ?? [];
  const find = (k: { pk: string; sk: string } | undefined) =>
    k && items.find((item) => item.pk === k.pk && item.sk === k.sk);
  const loaded = loadedRulesOf(find(currentRulesKey));
  return {
    person: find(person)?.person as Person | undefined,
    answer: find(answer)?.answer as KeptAnswer | undefined,
    filings: (find(counterKey(year))?.last as number | undefined) ?? 0,
    loaded,
    rules: rulesInForce(loaded),
  };
}

/** Part of a command's transaction: keeps its answer under the key, once. */
export const keepAnswer = (userId: string, key: string, answer: KeptAnswer): TransactItem => ({
  Put: {
    TableName: tableName(),
    Item: { pk: idempotencyKey(userId), sk: key, answer },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Part of a new project's transaction: takes the next filing number, without gaps and never twice. */
export const takeFilingNumber = (year: string, last: number): TransactItem => ({
  Put: {
    TableName: tableName(),
    Item: { ...counterKey(year), last: last + 1 },
    ConditionExpression: last === 0 ? 'attribute_not_exists(pk)' : '#last = :last',
    ...(last === 0
      ? {}
      : { ExpressionAttributeNames: { '#last': 'last' }, ExpressionAttributeValues: { ':last': last } }),
  },
});

/** 涉密不予受理 (R13): that a unit was refused, and when. Nothing of what it typed. */
export async function keepRefusal(unitId: string, at: string, id: string): Promise<void> {
  await dynamoDb.send(
    new PutCommand({ TableName: tableName(), Item: { pk: 'REFUSALS', sk: `${at}#${id}`, unitId, at } }),
  );
}
