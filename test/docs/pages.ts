import { join } from 'node:path';

/** The pages that show which file executes which article. */
export const articlePages = ['README.md', 'README.zh-CN.md'].map((name) =>
  join(import.meta.dirname, '../..', name),
);
