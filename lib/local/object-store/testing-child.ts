import { startStore } from './testing.ts';

/** A store in a process of its own, for tests that kill it. */
const [dataDir = ''] = process.argv.slice(2);
const { endpoint } = await startStore({ dataDir });
console.log(endpoint);
