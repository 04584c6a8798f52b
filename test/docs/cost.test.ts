import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { costTable } from '../../deploy/cost.ts';

test('the estimate in docs/deploy.md is what its quantities and prices come to (npm run cost)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8')).toContain(costTable());
  // By hand: 2,000 reads a project, 100,000 projects, 0.1425 dollars a million.
  expect(costTable()).toMatch(/DynamoDB 读 .* 28\.50 \|$/m);
});
