import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{lib,functions,cdk,test,web}/**/*.test.{ts,tsx}'],
    globalSetup: 'test/support/prerequisites.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Refusals are logged by the hundred here; an assertion says more.
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
  },
});
