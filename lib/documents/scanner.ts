import { openClamdScan } from './clamd.ts';
import type { Scan } from './scan.ts';

/**
 * The scanner port. `SCANNER` says what looks for malware: `clamd` (CLAMD_HOST, CLAMD_PORT, CLAMD_MAX_BYTES; the default where a host is
 * named), `guardduty` (its verdict comes as an event of its own), or `none`. Whatever was not looked at is `notScanned`,
 * shown as 未扫描 and never as clean.
 */
export type ScannerName = 'clamd' | 'guardduty' | 'none';

export function scannerName(): ScannerName {
  const named = process.env.SCANNER || (process.env.CLAMD_HOST ? 'clamd' : 'none');
  if (named === 'clamd' || named === 'guardduty' || named === 'none') return named;
  throw new Error(`SCANNER=${named} is none of clamd, guardduty, none`);
}

/** StreamMaxLength as Debian ships it. Whoever raises it, and MaxFileSize, raises CLAMD_MAX_BYTES with them. */
const CLAMD_DEFAULT_MAX_BYTES = 25 * 1024 ** 2;

/** Undefined where no scanner reads the bytes itself. */
export async function openScan(): Promise<Scan | undefined> {
  if (scannerName() !== 'clamd') return undefined;
  const { CLAMD_HOST, CLAMD_PORT, CLAMD_MAX_BYTES } = process.env;
  return openClamdScan(
    CLAMD_HOST || '127.0.0.1',
    Number(CLAMD_PORT || 3310),
    Number(CLAMD_MAX_BYTES || CLAMD_DEFAULT_MAX_BYTES),
  );
}
