/**
 * Most memory that each function held for the heaviest request it is made for, in MiB: `npm run bench:memory`, docs/benchmarks/memory.md.
 * What has no figure of its own stands with the one whose work it does.
 */
const PEAK_MIB: Readonly<Record<string, number>> = {
  'functions/admin/index.ts': 205,
  'functions/rules/index.ts': 93,
  'functions/submission/index.ts': 87,
  'functions/filing/index.ts': 85,
  'functions/construction/index.ts': 85,
  'functions/acceptance/index.ts': 85,
  'functions/evaluation/index.ts': 85,
  'functions/supervision/index.ts': 85,
  'functions/documents/index.ts': 176,
  'functions/forms/index.ts': 145,
  'functions/reports/index.ts': 147,
  'functions/web/index.ts': 75,
  'functions/mail/index.ts': 87,
  'functions/mail/digest.ts': 201,
  'functions/mail/chain-digest.ts': 115,
  'functions/documents/make-archive.ts': 202,
  // Streams whole documents as the archive does; the cover sheet loads fonts, as forms do.
  'functions/documents/check.ts': 202,
  'functions/forms/make-package.ts': 270,
  'functions/duties/index.ts': 115,
  'functions/reports/count.ts': 80,
  'functions/schedules/quarterly-report-check.ts': 161,
  'functions/schedules/evaluation-window-check.ts': 161,
  'functions/schedules/due-check.ts': 161,
  'functions/schedules/mail-retry.ts': 79,
  'functions/schedules/chain-check.ts': 168,
  'functions/schedules/chain-digest.ts': 77,
  'functions/schedules/upload-sweep.ts': 91,
  'functions/stream/index.ts': 80,
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
