import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 30_000;

/** A local host in a process of its own, as `npm start` runs it. */
export interface HostProcess {
  url: string;
  dataDir: string;
  /** Milliseconds from spawn to the first answer. */
  startedIn: number;
  process: ChildProcess;
  /** What it wrote so far. */
  output(): string;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  /** Graceful stop; removes the data folder unless it was given. */
  stop(): Promise<void>;
}

export interface HostSettings {
  dataDir?: string;
  port?: number;
  /** Instant at which the clock of a fresh data folder starts. */
  clock?: string;
  env?: Record<string, string>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a host and waits until it answers. */
export async function startHostProcess(settings: HostSettings = {}): Promise<HostProcess> {
  const dataDir = settings.dataDir ?? (await mkdtemp(join(tmpdir(), 'egov-host-')));
  const port = settings.port ?? (await freePort());
  const began = performance.now();
  const child = spawn(process.execPath, ['lib/local/start.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '1',
      ...(settings.clock ? { CLOCK: settings.clock } : {}),
      ...settings.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://localhost:${port}`;
  await untilAnswering(url, child, () => output.join(''));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    dataDir,
    startedIn: performance.now() - began,
    process: child,
    output: () => output.join(''),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      if (!settings.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string) {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the host ended while starting:\n${output()}`);
    const answered = await fetch(`${url}/api/openapi.json`)
      .then((r) => r.ok)
      .catch(() => false);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill('SIGKILL');
  throw new Error(`the host did not answer within 30 s:\n${output()}`);
}
