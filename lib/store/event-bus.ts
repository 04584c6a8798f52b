import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

let client: EventBridgeClient | undefined;

/** One message for the bus; `detail` names things and never carries their content. */
export interface Message {
  source: string;
  detailType: string;
  detail: object;
}

/** EventBridge takes ten entries a call, and 256 KB of them wherever it does not take more. */
const MOST_ENTRIES = 10;
const MOST_BYTES = 240 * 1024;

/** Publishes in order. Throws when the bus did not take all: the caller is run again, and subscribers survive repetition. */
export async function publish(messages: readonly Message[]): Promise<void> {
  client ??= new EventBridgeClient({});
  const EventBusName = process.env.EVENT_BUS_NAME;
  if (!EventBusName) throw new Error('EVENT_BUS_NAME is not set: the function does not know its bus');
  const entries = messages.map(({ source, detailType, detail }) => ({
    EventBusName,
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  }));
  for (const Entries of callsOf(entries)) {
    const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
    if (FailedEntryCount)
      throw new Error(`the bus refused ${FailedEntryCount} of ${Entries.length} messages`);
  }
}

/** In order, as many to a call as it takes. */
function* callsOf<Entry extends { Detail: string }>(entries: readonly Entry[]): Generator<Entry[]> {
  let call: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.Detail);
    if (call.length === MOST_ENTRIES || (call.length > 0 && bytes + size > MOST_BYTES)) {
      yield call;
      call = [];
      bytes = 0;
    }
    call.push(entry);
    bytes += size;
  }
  if (call.length > 0) yield call;
}
