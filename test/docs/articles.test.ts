import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { articleTable, withArticleTable } from '../../lib/regulation/article-table.ts';
import { articlePages } from './pages.ts';

test.for(articlePages.map((path) => [basename(path), path] as const))(
  '%s shows the articles as they are (else: npm run docs:articles)',
  ([, path]) => {
    const page = readFileSync(path, 'utf8');
    expect(page).toBe(withArticleTable(page));
  },
);

test('the table replaces what stood between the markers, and nothing else', () => {
  const page = (table: string) => `# 一\n<!-- articles:begin -->\n${table}<!-- articles:end -->\n尾 $1 $&\n`;
  const written = page(`\n${articleTable()}\n\n`);
  expect(withArticleTable(page(''))).toBe(written);
  expect(withArticleTable(page('\n旧 $1\n'))).toBe(written);
  expect(withArticleTable(written)).toBe(written);
  expect(withArticleTable('# 无标记\n')).toBeUndefined();
});
