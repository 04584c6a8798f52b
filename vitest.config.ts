import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** They hold nothing between tests, so the files share their modules: half the processor time of a process each. */
const pure = ['lib/{calendar,forms,project,regulation}/**/*.test.ts', 'cdk/**/*.test.ts'];
export default defineConfig({
  test: {
    globalSetup: 'test/support/prepare.ts',
    // For whoever hangs, not for whoever is slow: the machine may have other work.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A file waits half its time for a host, a browser or a store; and Vitest by itself takes a core less than there are.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Refusals are logged by the hundred here; an assertion says more.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['{lib,functions,cdk,test,web}/**/*.test.{ts,tsx}'], exclude: pure },
      },
    ],
  },
});
