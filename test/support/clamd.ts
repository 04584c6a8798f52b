import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The file that every scanner finds and that harms nobody (eicar.org); put together here, so that no scanner finds this one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const NAMES = ['clamd', '/usr/sbin/clamd', '/usr/local/sbin/clamd'];
const clamd = NAMES.find((name) => spawnSync(name, ['--version']).status === 0);

/** Debian: `apt-get install clamav-daemon`. Said aloud, since a test that is not run proves nothing. */
export const hasClamd = clamd !== undefined;
if (!hasClamd) console.warn('clamd is not installed: the malware scan is NOT tested here');

/** A real clamd with one signature, EICAR's: the database of the world is not needed, and may not be at hand. */
export async function startClamd() {
  const folder = mkdtempSync(join(tmpdir(), 'egov-clamd-'));
  const md5 = createHash('md5').update(EICAR).digest('hex');
  writeFileSync(join(folder, 'eicar.hdb'), `${md5}:${EICAR.length}:Eicar-Test-Signature\n`);
  const port = await freePort();
  const configuration = join(folder, 'clamd.conf');
  const lines = [`TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `DatabaseDirectory ${folder}`, 'Foreground yes'];
  writeFileSync(configuration, `${lines.join('\n')}\n`);
  const child = spawn(clamd ?? 'clamd', ['--config-file', configuration], {
    stdio: 'ignore',
  });
  await answering(port, child);
  return {
    port,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

/** It says nothing when it listens, so it is asked until it answers, or has gone. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'));
    const [answer] = await Promise.race([
      once(socket, 'data'),
      once(socket, 'error').catch((error) => [error]),
    ]).catch(() => []);
    socket.destroy();
    if (String(answer).startsWith('PONG')) return;
    await delay(50);
  }
  throw new Error('clamd did not start');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
