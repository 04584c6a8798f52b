import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, startHost } from '../../lib/local/host.ts';
import type { HostParts } from '../../lib/local/parts.ts';
import { productParts } from '../../lib/local/product-parts.ts';
import { HostClient } from './client.ts';
import { STORY_BEGINS } from './story.ts';

/** The product on one machine, in this process: one a test file. */
export interface TestHost {
  host: Host;
  client: HostClient;
  dataDir: string;
  /** What the host wrote to its log. */
  log: string[];
  /** Stops the host; the data folder stays until `remove`. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export async function startTestHost(parts: HostParts = productParts): Promise<TestHost> {
  const dataDir = await mkdtemp(join(tmpdir(), 'egov-test-'));
  const log: string[] = [];
  const host = await startHost({
    parts,
    dataDir,
    port: 0,
    demo: true,
    clockStartsAt: Date.parse(STORY_BEGINS),
    // What fails comes again soon.
    backoffMs: 50,
    log: (line) => void log.push(line),
  });
  let stopped = false;
  const stop = async () => {
    if (!stopped) await host.stop();
    stopped = true;
  };
  return {
    host,
    client: new HostClient(host.url),
    dataDir,
    log,
    stop,
    remove: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
