/** What a scanner says of an object. Whatever was not looked at is `notScanned`, shown as 未扫描 and never as clean. */
export type Verdict = { scan: 'clean' | 'notScanned' } | { infected: string };

/** No verdict was to be had: the scanner did not answer, or did not come to an end. Nothing is let through, and it is asked again. */
export class ScannerUnavailable extends Error {
  override name = 'ScannerUnavailable';
}

/** One object being scanned as it is read for its SHA-256: bytes go by once. */
export interface Scan {
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<Verdict>;
  /** After an error elsewhere: nothing is asked for any more. */
  abort(): void;
}
