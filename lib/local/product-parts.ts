import { join } from 'node:path';
import { routes } from '../routes.ts';
import { schedules } from '../schedules.ts';
import { streamFunction, subscriptions } from '../subscriptions.ts';
import type { HostParts } from './parts.ts';

/** The product as one machine runs it. */
export const productParts: HostParts = {
  root: join(import.meta.dirname, '../..'),
  routes: Object.values(routes),
  schedules,
  subscriptions,
  streamFunction,
  // Until lib/store/table.ts is merged: its keys.
  tableDefinition: {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  },
};
