import type { _Record, AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord, StreamRecord } from 'aws-lambda';
import { regionOf } from './aws-names.ts';

/** A record as the SDK reads it → as Lambda gives it to a function: bytes in base64, the time in seconds. */
export function toLambdaRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: created, Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {};
  const dynamodb: StreamRecord = { ...rest };
  if (created) dynamodb.ApproximateCreationDateTime = Math.floor(created.getTime() / 1000);
  if (Keys) dynamodb.Keys = toLambdaItem(Keys);
  if (NewImage) dynamodb.NewImage = toLambdaItem(NewImage);
  if (OldImage) dynamodb.OldImage = toLambdaItem(OldImage);
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: regionOf(),
    eventSourceARN: streamArn,
    dynamodb,
  };
}

function toLambdaItem(item: Record<string, SdkValue>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toLambdaValue(value)]));
}

function toLambdaValue(value: SdkValue): AttributeValue {
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: value.NULL };
  if (value.M !== undefined) return { M: toLambdaItem(value.M) };
  if (value.L !== undefined) return { L: value.L.map(toLambdaValue) };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  throw new Error(`Unknown attribute value ${JSON.stringify(value)}`);
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
