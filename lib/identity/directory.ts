import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '../project/people.ts';
import { dynamoDb, tableName } from '../store/client.ts';

/** Everyone the product knows: some hundreds in a city, in one partition. */
export async function listPeople(): Promise<Person[]> {
  const people: Person[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamoDb.send(
      new QueryCommand({
        TableName: tableName(),
        KeyConditionExpression: 'pk = :users',
        ExpressionAttributeValues: { ':users': 'USERS' },
        ExclusiveStartKey,
      }),
    );
    people.push(...(page.Items ?? []).map((item) => item.person as Person));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return people;
}

/** Adds or replaces a person. */
export async function putPerson(person: Person): Promise<void> {
  await dynamoDb.send(
    new PutCommand({ TableName: tableName(), Item: { pk: 'USERS', sk: person.userId, person } }),
  );
}
