import { dynamoDb } from '../../lib/store/client.ts';

/** What was asked of the store: requests, and the capacity units that it said they took. */
export interface StoreCost {
  requests: number;
  readUnits: number;
  writeUnits: number;
}

export const noCost = (): StoreCost => ({ requests: 0, readUnits: 0, writeUnits: 0 });

interface Consumed {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

const READING = /^(Query|Get|BatchGet|TransactGet|Scan)/;

/**
 * Asks for the consumed capacity with each request of the product's own client and adds it up where `costs` says; undefined
 * counts nothing. A store that tells one number only is read by what the command does.
 */
export function meterStore(costs: () => StoreCost | undefined): void {
  dynamoDb.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const to = costs();
        if (!to) return next(args);
        to.requests += 1;
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Consumed | Consumed[] };
        for (const consumed of [ConsumedCapacity ?? []].flat()) {
          const { CapacityUnits = 0, ReadCapacityUnits, WriteCapacityUnits } = consumed;
          const reads = ReadCapacityUnits ?? (READING.test(String(commandName)) ? CapacityUnits : 0);
          to.readUnits += reads;
          to.writeUnits += WriteCapacityUnits ?? CapacityUnits - reads;
        }
        return result;
      },
    { step: 'initialize', name: 'meterStore' },
  );
}
