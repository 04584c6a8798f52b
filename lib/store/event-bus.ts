import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

let client: EventBridgeClient | undefined;

/** One message for the bus; `detail` names things and never carries their content. */
export interface Message {
  source: string;
  detailType: string;
  detail: object;
}

/** EventBridge takes ten entries a call. */
const BATCH = 10;

/** Publishes in order. Throws when the bus did not take all: the caller is run again, and subscribers survive repetition. */
export async function publish(messages: readonly Message[]): Promise<void> {
  client ??= new EventBridgeClient({});
  const EventBusName = process.env.EVENT_BUS_NAME;
  if (!EventBusName) throw new Error('EVENT_BUS_NAME is not set: the function does not know its bus');
  for (let start = 0; start < messages.length; start += BATCH) {
    const Entries = messages.slice(start, start + BATCH).map(({ source, detailType, detail }) => ({
      EventBusName,
      Source: source,
      DetailType: detailType,
      Detail: JSON.stringify(detail),
    }));
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
    if (FailedEntryCount)
      throw new Error(`the bus refused ${FailedEntryCount} of ${Entries.length} messages`);
  }
}
