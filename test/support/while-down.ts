import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type HostProcess, startHostProcess } from './host-process.ts';

/**
 * Time passes while the host is down: it starts again on the same folder and port and, as after any pause, runs the latest
 * of each schedule only. A year is over in the time of a restart.
 */
export async function whileDown(host: HostProcess, instant: string): Promise<HostProcess> {
  await host.kill();
  const state = new DatabaseSync(join(host.dataDir, 'host.sqlite'));
  state.prepare('UPDATE clock SET ahead = ?').run(Date.parse(instant) - Date.now());
  state.close();
  const again = await startHostProcess({ dataDir: host.dataDir, port: Number(new URL(host.url).port) });
  return { ...again, stop: async () => again.kill().then(() => host.stop()) };
}
