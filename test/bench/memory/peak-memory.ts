import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held, in KiB. Not `resourceUsage().maxRSS`: Linux hands that on from the process that
 * started this one.
 */
export const peakMemory = () =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
