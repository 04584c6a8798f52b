import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';
import { Refusal } from './refusal.ts';

export interface DynamoDb {
  endpoint: string;
  stop(): Promise<void>;
}

const START_ATTEMPTS = 3;
const READY_MS = 10_000;
const RESTART_MS = 200;

/**
 * The shell holds the server's life: `cat` ends when the host's end of the pipe closes, and the kernel closes it however
 * the host dies, `kill -9` included. A server that outlived its host would go on writing beside the next one.
 */
const KEEPER = `"$@" </dev/null 3<&- & server=$!
{ cat <&3 >/dev/null; kill "$server" 2>/dev/null; } & watcher=$!
wait "$server"; status=$?
kill "$watcher" 2>/dev/null
exit "$status"`;

/** Starts the embedded server on its SQLite file and keeps it running on one port until stopped. */
export async function startDynamoDb(file: string, log: (line: string) => void): Promise<DynamoDb> {
  const binary = findBinary();
  await endStale(file);
  let stopping = false;
  let child: ChildProcess;

  const launch = async (port: number) => {
    child = await serve(binary, port, file);
    child.once('exit', (code) => {
      child.stdin?.destroy();
      if (stopping) return;
      log(
        `内置数据库意外退出 (${code ?? 'signal'}),正在重新启动 / the embedded database ended, starting it again`,
      );
      setTimeout(() => {
        if (!stopping) launch(port).catch((error: unknown) => log(String(error)));
      }, RESTART_MS);
    });
    return port;
  };

  const port = await firstFree(launch);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await ended;
    },
  };
}

/** A free port can be taken before the server has it; then another one is tried. */
async function firstFree(launch: (port: number) => Promise<number>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(await freePort());
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}/dynoxide`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Refusal(
      `本平台 (${process.platform}-${process.arch}) 没有内置数据库程序 ${name}。请在 linux-x64 上运行 npm ci,或将 AWS_ENDPOINT_URL_DYNAMODB 设为一个兼容 DynamoDB 的服务地址。`,
      `There is no embedded database ${name} for this platform: run npm ci on linux-x64, or set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB-compatible service.`,
    );
  }
}

async function serve(binary: string, port: number, file: string): Promise<ChildProcess> {
  const command = [binary, 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // Its own process group: Ctrl-C at the terminal must not end the store while the host is still writing its last.
  const child = spawn('sh', ['-c', `exec 3<&0\n${KEEPER}`, 'sh', ...command], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  // A pipe that breaks because the server has ended is reported by 'exit'.
  child.stdin?.on('error', () => undefined);
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break;
    if (said.includes('listening on') && (await answers(port))) return child;
    await sleep(10);
  }
  child.stdin?.destroy();
  throw new Refusal(
    `内置数据库未能启动 (端口 ${port},文件 ${file}): ${said.trim()}`,
    `The embedded database did not start (port ${port}, file ${file}).`,
  );
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}

/**
 * Ends a server of an earlier host that still holds the file. Two servers would both write it, and neither notices. The
 * folder's lock is held by now, so no living host is behind it.
 */
async function endStale(file: string): Promise<void> {
  for (const pid of holders(file)) {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; holders(file).includes(pid); waited += 20) {
      if (waited >= 3_000) {
        throw new Refusal(
          `数据库文件 ${file} 仍被进程 ${pid} 占用,请先结束它。`,
          `The database file ${file} is still held by process ${pid}: end it first.`,
        );
      }
      await sleep(20);
    }
  }
}

function holders(file: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && commandLine(pid).includes(file) && isServer(pid));
}

const isServer = (pid: number) => commandLine(pid)[0]?.endsWith('/dynoxide') ?? false;

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It ended while the list was read.
    return [];
  }
}
