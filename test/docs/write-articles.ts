import { readFileSync, writeFileSync } from 'node:fs';
import { withArticleTable } from '../../lib/regulation/article-table.ts';
import { articlePages } from './pages.ts';

/** `npm run docs:articles`: writes the article → file table between the markers of each README. */
for (const path of articlePages) {
  const page = withArticleTable(readFileSync(path, 'utf8'));
  if (page === undefined) {
    console.error(`${path}: no <!-- articles:begin --> … <!-- articles:end -->`);
    process.exitCode = 1;
  } else writeFileSync(path, page);
}
