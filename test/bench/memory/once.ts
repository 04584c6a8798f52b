import { readFileSync } from 'node:fs';
import { peakMemory } from './peak-memory.ts';

/** One call in this fresh process. Prints the most memory that the process ever held, and what the function answered. */
const [file = '', eventFile = ''] = process.argv.slice(2);
const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 };
const { handler } = await import(file);
const empty = peakMemory();
const answer = await handler(JSON.parse(readFileSync(eventFile, 'utf8')), context);
const failed = answer?.batchItemFailures?.length > 0 || [401, 403, 404, 500].includes(answer?.statusCode);
if (failed) throw new Error(JSON.stringify(answer).slice(0, 500));
console.log(`RESULT ${JSON.stringify({ empty, peak: peakMemory() })}`);
process.exit(0);
