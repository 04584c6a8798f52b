import type { Host } from './host.ts';
import { framesOf } from './problem.ts';
import { Refusal } from './refusal.ts';

const FORCED_STOP_MS = 5_000;

/** Runs a host until SIGTERM or SIGINT; what it refuses is said in sentences, and the process ends with 1. */
export async function runHost(start: () => Promise<Host>, log: (line: string) => void): Promise<void> {
  // In the cloud a stray rejection ends one function's sandbox; here it must not end the city's host.
  process.on('unhandledRejection', (reason) => log(`未处理的异常: ${framesOf(reason)}`));
  try {
    stopOnSignal(await start());
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

function stopOnSignal(host: Host): void {
  let stopping = false;
  const stop = () => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), FORCED_STOP_MS).unref();
    void host.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
