export { createObjectStore } from './object-store.ts';
export type { ObjectStoreOptions, StoredObject } from './types.ts';
