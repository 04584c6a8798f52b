import { expect, test } from 'vitest';
import { decideScope, FUNDING_MODES, PROJECT_KINDS, SYSTEM_CATEGORIES } from './article-02-scope.ts';
import { codes } from './testing.ts';

test('every funding mode and every category of the article is in scope', () => {
  const found = FUNDING_MODES.flatMap((fundingMode) =>
    SYSTEM_CATEGORIES.flatMap((category) => decideScope({ fundingMode, category })),
  );
  expect(found).toEqual([]);
});

test('without government money or outside the definition a project is not one of these', () => {
  expect(codes(decideScope({ fundingMode: null, category: 'network' }))).toEqual(['notGovernmentFunded']);
  expect(codes(decideScope({ fundingMode: 'purchasedService', category: null }))).toEqual([
    'notGovernmentSystem',
  ]);
});

test('operation and maintenance is a kind of its own', () => {
  expect(PROJECT_KINDS).toEqual(['newBuild', 'extension', 'jointBuild', 'purchasedService', 'operation']);
});
