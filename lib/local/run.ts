import type { Host } from './host.ts';
import { framesOf } from './problem.ts';
import { Refusal } from './refusal.ts';

const FORCED_STOP_MS = 5_000;

/** Runs a host until SIGTERM or SIGINT; what it refuses is said in sentences, and the process ends with 1. */
export async function runHost(start: () => Promise<Host>, log: (line: string) => void): Promise<void> {
  // In the cloud a stray rejection ends one function's sandbox; here it must not end the city's host.
  process.on('unhandledRejection', (reason) => log(`未处理的异常: ${framesOf(reason)}`));
  // Only after the signals are listened for.
  const starting = Promise.resolve().then(start);
  stopOnSignal(starting);
  try {
    await starting;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

/** Also while it starts: whoever says that it is there can be told to end at once. */
function stopOnSignal(starting: Promise<Host>): void {
  let stopping = false;
  const stop = () => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), FORCED_STOP_MS).unref();
    const stopped = starting.then((host) => host.stop());
    void stopped.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
