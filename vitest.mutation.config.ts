import { defineConfig } from 'vitest/config';

/** For Stryker: the tests of the rules, without those that start a process, which no mutant reaches. */
export default defineConfig({
  test: {
    include: ['lib/{regulation,calendar}/**/*.test.ts'],
    exclude: ['**/cli.test.ts', '**/time-zones.test.ts'],
  },
});
