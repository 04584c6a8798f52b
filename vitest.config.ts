import { defineConfig } from 'vitest/config';

/** They hold nothing between tests, so the files share their modules: half the processor time of a process each. */
const pure = ['lib/{calendar,forms,project,regulation}/**/*.test.ts', 'cdk/**/*.test.ts'];
/** One at a time, after the others: with two Chromium at work on two cores, pages crashed. */
const browser = ['test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: 'test/support/prerequisites.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, so that on two all files would run one after another.
    maxWorkers: 2,
    // Refusals are logged by the hundred here; an assertion says more.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['{lib,functions,cdk,test,web}/**/*.test.{ts,tsx}'],
          exclude: [...pure, ...browser],
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: browser, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
