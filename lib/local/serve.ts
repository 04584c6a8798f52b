import { startHost } from './host.ts';
import { jsonLog } from './json-log.ts';
import { productParts } from './product-parts.ts';
import { runHost } from './run.ts';

/**
 * `npm run serve`: a city on one machine, for real. No sample people, no movable clock, no mailbox and no issuer of its own;
 * it listens on loopback for the TLS proxy before it. docs/operations.md tells the settings.
 */
const { PORT = '8080', HOST = '127.0.0.1', DATA_DIR = '', PUBLIC_URL = '', METRICS_TOKEN } = process.env;
const log = jsonLog(process.stdout);

await runHost(async () => {
  const host = await startHost({
    parts: productParts,
    port: Number(PORT),
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL,
    demo: false,
    log: log.line,
    onRequest: log.request,
    ...(METRICS_TOKEN && { metricsToken: METRICS_TOKEN }),
  });
  log.line(`已启动: ${host.url}`);
  return host;
}, log.line);
