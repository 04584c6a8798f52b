import { readFileSync } from 'node:fs';

/** One cold start in this fresh process: import, then the first call. Prints what it took, in milliseconds and bytes. */
const [file = '', eventFile] = process.argv.slice(2);
const event: unknown = eventFile ? JSON.parse(readFileSync(eventFile, 'utf8')) : undefined;
const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };
const before = process.cpuUsage();
const began = performance.now();
const { handler } = await import(file);
const imported = performance.now();
const answer = event === undefined ? undefined : await handler(event, context);
const ended = performance.now();
if (answer && answer.statusCode !== 201) throw new Error(JSON.stringify(answer));
const { user, system } = process.cpuUsage(before);
console.log(
  `RESULT ${JSON.stringify({ imported: imported - began, total: ended - began, processor: (user + system) / 1000 })}`,
);
process.exit(0);
