/**
 * Most memory that each function held for the heaviest request it is made for, in MiB: `npm run bench:memory`, docs/benchmarks/memory.md.
 * The three schedules stand with the heaviest of them.
 */
const PEAK_MIB: Readonly<Record<string, number>> = {
  'functions/admin/index.ts': 218,
  'functions/rules/index.ts': 93,
  'functions/submission/index.ts': 87,
  'functions/filing/index.ts': 83,
  'functions/construction/index.ts': 83,
  'functions/acceptance/index.ts': 82,
  'functions/evaluation/index.ts': 83,
  'functions/supervision/index.ts': 83,
  'functions/documents/index.ts': 176,
  'functions/forms/index.ts': 142,
  'functions/reports/index.ts': 156,
  'functions/web/index.ts': 75,
  'functions/mail/index.ts': 98,
  'functions/mail/digest.ts': 206,
  'functions/mail/chain-digest.ts': 116,
  'functions/documents/make-archive.ts': 219,
  // Streams what it hashes (97 for 64 MiB), up to 2 GiB of it: it is given the archive's, for the processor that comes with it.
  'functions/documents/check.ts': 219,
  'functions/forms/make-package.ts': 262,
  'functions/duties/index.ts': 125,
  'functions/reports/count.ts': 79,
  'functions/schedules/quarterly-report-check.ts': 157,
  'functions/schedules/evaluation-window-check.ts': 157,
  'functions/schedules/due-check.ts': 157,
  'functions/schedules/mail-retry.ts': 82,
  'functions/schedules/chain-check.ts': 148,
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
