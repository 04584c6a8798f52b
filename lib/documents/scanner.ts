import { openClamdScan } from './clamd.ts';
import type { Scan } from './scan.ts';

/**
 * The scanner port. `SCANNER` says what looks for malware: `clamd` (CLAMD_HOST, CLAMD_PORT; the default where a host is
 * named), `guardduty` (its verdict comes as an event of its own), or `none`. Whatever was not looked at is `notScanned`,
 * shown as 未扫描 and never as clean.
 */
export type ScannerName = 'clamd' | 'guardduty' | 'none';

export function scannerName(): ScannerName {
  const named = process.env.SCANNER || (process.env.CLAMD_HOST ? 'clamd' : 'none');
  if (named === 'clamd' || named === 'guardduty' || named === 'none') return named;
  throw new Error(`SCANNER=${named} is none of clamd, guardduty, none`);
}

/** Undefined where no scanner reads the bytes itself. */
export async function openScan(): Promise<Scan | undefined> {
  if (scannerName() !== 'clamd') return undefined;
  return openClamdScan(process.env.CLAMD_HOST || '127.0.0.1', Number(process.env.CLAMD_PORT || 3310));
}
