import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

/** One folder holds everything the host keeps: back up this folder and the city is backed up. */
export interface DataFolder {
  path: string;
  /** Clock, checkpoints, bus journal, sign-in sessions and mail: small tables, each made by the module that uses it. */
  state: DatabaseSync;
  file(name: string): string;
  /** A secret made once and kept with mode 0600. */
  secret(name: string, make: () => string | Promise<string>): Promise<string>;
  /** Tells a second host, and the person who starts it, who holds the folder; and other tools where its store answers. */
  announce(url: string, store: string): void;
  close(): void;
}

export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(path, name);
  const lock = lockFolder(path);
  const state = openState(file('host.sqlite'));
  return {
    path,
    state,
    file,
    secret: async (name, make) => readSecret(file(name)) ?? writeDurably(file(name), await make()),
    announce: (url, store) =>
      void writeDurably(file('host.json'), JSON.stringify({ pid: process.pid, url, store })),
    close() {
      state.close();
      lock.close();
    },
  };
}

/**
 * The lock is SQLite's own on an empty database: the kernel lets go of it when the process dies, however it dies, so a
 * `kill -9` leaves no stale lock behind and no process number has to be trusted.
 */
function lockFolder(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'host.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    const holder = readSecret(join(path, 'host.json')) ?? '';
    throw new Refusal(
      `数据目录 ${path} 正由另一个主机进程使用 ${holder}。请先停止它,或用 DATA_DIR 指定别的目录。`,
      `Another host is using the data folder ${path} ${holder}: stop it, or name another folder in DATA_DIR.`,
    );
  }
}

/** Every commit reaches the disk before anyone is told of it. */
function openState(file: string): DatabaseSync {
  const state = new DatabaseSync(file, { timeout: 5_000 });
  state.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return state;
}

function readSecret(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Whole or not at all, also when the power fails half way. */
function writeDurably(file: string, text: string): string {
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const descriptor = openSync(temporary, 'wx', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(temporary, file);
  return text;
}
