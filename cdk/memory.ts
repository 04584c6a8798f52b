/**
 * Most memory that each function held for the heaviest request it is made for, in MiB: `npm run bench:memory`, docs/benchmarks/memory.md.
 * The three schedules stand with the heaviest of them.
 */
const PEAK_MIB: Readonly<Record<string, number>> = {
  'functions/admin/index.ts': 192,
  'functions/rules/index.ts': 92,
  'functions/submission/index.ts': 87,
  'functions/filing/index.ts': 84,
  'functions/construction/index.ts': 84,
  'functions/acceptance/index.ts': 83,
  'functions/evaluation/index.ts': 83,
  'functions/supervision/index.ts': 84,
  'functions/documents/index.ts': 161,
  'functions/forms/index.ts': 142,
  'functions/reports/index.ts': 145,
  'functions/web/index.ts': 75,
  'functions/mail/index.ts': 90,
  'functions/mail/digest.ts': 208,
  'functions/mail/chain-digest.ts': 115,
  'functions/documents/make-archive.ts': 205,
  // Streams what it hashes (97 for 64 MiB), up to 2 GiB of it: it is given the archive's, for the processor that comes with it.
  'functions/documents/check.ts': 202,
  'functions/forms/make-package.ts': 238,
  'functions/duties/index.ts': 116,
  'functions/reports/count.ts': 79,
  'functions/schedules/quarterly-report-check.ts': 160,
  'functions/schedules/evaluation-window-check.ts': 161,
  'functions/schedules/due-check.ts': 161,
  'functions/schedules/mail-retry.ts': 82,
  'functions/schedules/chain-check.ts': 159,
  'functions/schedules/chain-digest.ts': 78,
  'functions/schedules/upload-sweep.ts': 92,
  'functions/stream/index.ts': 81,
};

const SIZES = [256, 512, 1024, 2048];

/** With memory comes its share of a processor: at 1 GiB more than half of one, which is what a cold start is made of. */
const WAITED_FOR = 1024;

/** Twice what was ever needed; for functions that somebody waits for, besides, enough of a processor. */
export function memoryOf(entry: string, somebodyWaits: boolean): number {
  const peak = PEAK_MIB[entry];
  if (peak === undefined) throw new Error(`${entry} has no figure in cdk/memory.ts: npm run bench:memory`);
  const least = Math.max(2 * peak, somebodyWaits ? WAITED_FOR : 0);
  const size = SIZES.find((each) => each >= least);
  if (size === undefined) throw new Error(`${entry} needs more memory than any function has`);
  return size;
}
